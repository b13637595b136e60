import { describe, expect, it } from 'vitest';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeFirst } from '../../../../src/core/turn/in-likely-topic.ts';
import { candidateShares, topicCandidates } from '../../../../src/core/turn/openings/topic-of-opening.ts';
import { builtIn } from '../../built-in.ts';

/** The topics that an opening may be about, by its words, with how likely each is. */
function topicsOf(words: string): Map<string, number> {
  const question = { conversation: 't', author: 'u', words, audience: 'direct' } as const;
  const before = newConversation('t');
  const candidates = topicCandidates(takeFirst(before, question, builtIn), before, question, builtIn);
  const shares = candidateShares(candidates, question);
  return new Map(
    candidates.map(({ answer }, at) => [answer.taken.understood.reading.topic.id, shares[at] ?? 0]),
  );
}

describe('the topics of an opening', () => {
  it.each([
    ['django on databases', 'databases'],
    ['a graphql api for 2 devs, which one?', 'api-styles'],
  ])('leave out what the first is only asked about, or needs: %s', (words, other) => {
    const shares = topicsOf(words);
    expect([...shares.keys()][0]).toBe('python-web');
    expect(shares.has(other)).toBe(false);
  });

  it('share the probability among them', () => {
    for (const words of ['can celery use postgres as a broker?', 'is sqlalchemy slow with fastapi?']) {
      const shares = topicsOf(words);
      expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    }
  });
});
