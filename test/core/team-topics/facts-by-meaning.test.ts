import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { buildTopic } from '../../../src/core/team-topics/build/build-topic.ts';
import {
  encodeFacts,
  type FactVectors,
  meaningsOfFacts,
} from '../../../src/core/team-topics/shelf/fact-vectors.ts';
import { toyEncoder } from '../meaning/toy-encoder.ts';
import { smallKnowledge } from '../small-topic.ts';
import { saidIn } from '../spans-of.ts';
import { ownTopic, stated } from './own-topic.ts';

/** An encoder that notes what it's asked for, and may fail. */
function watched(): Encoder & { readonly asked: string[]; fails: boolean } {
  const toy = toyEncoder();
  return {
    checksum: toy.checksum,
    asked: [],
    fails: false,
    async encode(texts) {
      if (this.fails) throw new Error('no encoder');
      this.asked.push(...texts);
      return toy.encode(texts);
    },
  };
}

function open(encoder: Encoder | null) {
  const store = openMemoryStore();
  const assistant = createAssistant({
    store,
    knowledge: () => smallKnowledge,
    now: () => store.now(),
    encoder,
  });
  let deliveries = 0;
  return async (words: string): Promise<string> => {
    const outcome = await assistant.ask({
      workspace: 'w',
      conversation: 't',
      author: 'ana',
      words,
      audience: 'direct',
      delivery: String(++deliveries),
      replyTo: null,
      rights: everyRight,
    });
    return outcome.kind === 'answered' ? saidIn(outcome.answer) : '';
  };
}

async function begin(say: (words: string) => Promise<string>): Promise<void> {
  await say("let's choose between Keycloak and Auth0");
  await say('criterion: cost');
  await say('fact on Keycloak: sessions replay after a crash');
  await say('fact on Auth0: invoices arrive in dollars');
}

describe('facts by what they mean', () => {
  it('are found in other words', async () => {
    const say = open(watched());
    await begin(say);
    expect(await say('do sessions rewind after crashing?')).toContain('sessions replay after a crash');
  });

  it('are encoded once, and only what’s new when one is added', async () => {
    const encoder = watched();
    const say = open(encoder);
    await begin(say);
    await say('do sessions rewind after crashing?');
    encoder.asked.length = 0;
    await say('fact on Auth0: exports need a ticket');
    await say('are tickets needed for exporting?');
    expect(encoder.asked.filter((text) => text.includes('replay'))).toEqual([]);
    expect(encoder.asked.filter((text) => text === 'exports need a ticket')).toHaveLength(1);
  });

  it('are found by words alone while nothing can be encoded, and nothing fails', async () => {
    const encoder = watched();
    encoder.fails = true;
    const say = open(encoder);
    await begin(say);
    expect(await say('tell me about keycloak')).toContain('sessions replay');
    expect(await say('do sessions rewind after crashing?')).not.toBe('');
    encoder.fails = false;
    expect(await say('do sessions rewind after crashing?')).toContain('sessions replay after a crash');
  });

  it('are kept as bytes, one for each number of a vector, and let go with their fact', async () => {
    const vectors: FactVectors = new Map();
    const of = async (facts: readonly string[]) => {
      const team = facts.reduce((topic, words) => stated(topic, words, { option: 'keycloak' }), ownTopic());
      const topic = buildTopic('team-000000000001', team, smallKnowledge);
      await encodeFacts(topic, vectors, toyEncoder());
      return meaningsOfFacts(topic, vectors, { checksum: 'toy', checked: smallKnowledge });
    };
    const made = await of(['it needs a database', 'sessions replay']);
    expect([...vectors.values()].map((vector) => vector.byteLength)).toEqual([48, 48, 48, 48]);
    const [line = new Float32Array()] = await toyEncoder().encode(['Keycloak: it needs a database.']);
    const kept = made?.lines.subarray(0, 48) ?? [];
    expect(Math.max(...line.map((value, at) => Math.abs(value - (kept[at] ?? 9))))).toBeLessThan(1 / 127);
    await of(['sessions replay']);
    expect([...vectors.keys()]).toEqual(['Keycloak: sessions replay.', 'sessions replay']);
  });
});
