import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../../src/core/answer/spans-of.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { citationsIn, runsIn, saidIn, wordsOf } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

describe('how to choose', () => {
  const { answer } = ask('how do we choose?', smallKnowledge);

  it("gives the article's advice with its verdict and both sources", () => {
    const advice = runsIn(answer).find((spans) =>
      citationsIn(spans).some(({ claim }) => claim === 'all-choose'),
    );
    expect(advice?.[0]).toEqual({ kind: 'mark', verdict: 'opinion' });
    expect(answer.sources.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Handbook of queues', 'Which queue?']),
    );
  });

  it('says when to choose each option, if a claim says so', () => {
    expect(saidIn(answer)).toContain('choose rabbitmq when messages need routing');
  });

  it('says where the options are furthest apart', () => {
    const [first] = answer.blocks;
    expect(first?.kind).toBe('headline');
    const [spans = []] = first === undefined ? [] : spansOf(first);
    expect(wordsOf(spans)).toMatch(/differ most: history ?, order +and care/);
    expect(new Set(citationsIn(spans).map(({ claim }) => claim))).toEqual(
      new Set(['k-log', 'k-order', 'n-binary']),
    );
  });

  it('ranks nothing', () => {
    expect(answer).toMatchObject({ ranking: null, declined: false });
  });

  it('covers only the options asked about', () => {
    expect(saidIn(ask('when should we use nats?', smallKnowledge).answer)).not.toContain('rabbitmq:');
  });

  it('covers all three built-in options, with citations', () => {
    const own = ask('how do we choose?').answer;
    for (const name of ['django', 'flask', 'fastapi']) expect(saidIn(own)).toContain(name);
    expect(own.sources.length).toBeGreaterThan(2);
  });
});
