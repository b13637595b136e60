import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topicsWithMeanings, understood } from '../../../../src/adapters/command-line/shell/meanings.ts';
import { describeEncoder, encoderState } from '../../../../src/adapters/encoder/encoder-state.ts';
import type { OpenEncoder } from '../../../../src/adapters/encoder/open-encoder.ts';
import { loadKnowledge } from '../../../../src/knowledge/load.ts';
import { topicCalled } from '../../../topic-called.ts';

const knowledge = loadKnowledge([topicCalled(`Meanings ${randomUUID()}`)]);

it('there are none without an encoder', async () => {
  const said: string[] = [];
  expect(await understood(knowledge, null, (line) => said.push(line))).toBe(knowledge);
  expect(said).toEqual([]);
});

describe.skipIf(process.env.ENCODER === 'off')('with the encoder (skipped with ENCODER=off)', () => {
  let encoder: OpenEncoder;
  beforeAll(async () => {
    const state = await encoderState(true);
    if (state.kind !== 'in use') throw new Error(describeEncoder(state));
    encoder = state.encoder;
  });
  afterAll(() => encoder?.close());

  it('a topic’s are built at its first use, which says so, and read at the next', async () => {
    const said: [string, boolean][] = [];
    const use = () => understood(knowledge, encoder, (...line) => void said.push(line));
    expect(topicsWithMeanings(knowledge)).toEqual(new Set());
    const first = await use();
    expect(first.meanings?.has('genealogy')).toBe(true);
    expect(said).toEqual([
      ['working out what the texts of genealogy mean, which may take a minute the first time', false],
    ]);
    expect(topicsWithMeanings(knowledge)).toEqual(new Set(['genealogy']));
    expect(await use()).toEqual(first);
    expect(said).toHaveLength(1);
  });
});
