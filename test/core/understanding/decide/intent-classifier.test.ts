import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import {
  intentProbabilities,
  likeliest,
} from '../../../../src/core/understanding/decide/intent-classifier.ts';
import type { Situation } from '../../../../src/core/understanding/decide/situation.ts';
import { situate } from '../../../../src/core/understanding/understand.ts';
import { smallKnowledge } from '../../small-topic.ts';

function situationOf(words: string, before = newConversation('c')): Situation {
  return situate({ conversation: 'c', author: 'anna', words, audience: 'direct' }, before, smallKnowledge)
    .situation;
}

describe('the intent probabilities', () => {
  it('cover all intents and add up to one, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => {
        const shares = intentProbabilities(situationOf(words));
        expect(shares).toHaveLength(11);
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
      { seed: 30, numRuns: 200 },
    );
  });

  it.each([
    ['kafka or nats?', 'compare'],
    ['tell me about kafka', 'explain'],
    ['we need an event log, what should we use?', 'recommend'],
    ['should we switch from rabbitmq to kafka?', 'decide'],
    ['write me a kafka consumer', 'out_of_scope'],
  ])('are highest of "%s" for %s', (words, kind) => {
    const best = likeliest(intentProbabilities(situationOf(words)));
    expect(best.kind).toBe(kind);
    expect(best.share).toBeGreaterThan(0.4);
  });

  it('of nothing are about nothing', () => {
    expect(likeliest([])).toEqual({ kind: 'out_of_scope', share: 0 });
  });
});
