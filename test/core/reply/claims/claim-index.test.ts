import { describe, expect, it } from 'vitest';
import { claimIndexOf } from '../../../../src/core/reply/claims/claim-index.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { pythonWeb } from '../../built-in.ts';
import { smallTopic } from '../../small-topic.ts';

/** Ids of the claims, of all options, that match the words; best first. */
const found = (words: string, topic = smallTopic): string[] => {
  const asked = tokenize(words).words;
  const options = new Set(topic.claims.map(({ option }) => option));
  return [...options]
    .flatMap((option) => [...claimIndexOf(topic).scoresFor(asked, option).values()])
    .sort((a, b) => b.score - a.score)
    .map(({ claim }) => claim.id);
};

describe('the claim index', () => {
  it('finds the claim that has a specific word in its line, note or terms', () => {
    expect(found('binary')).toEqual(['n-binary']);
    expect(found('acknowledged')).toEqual(['r-gone']);
    expect(found('dashboard')).toEqual(['r-console']);
  });

  it('finds by stem', () => {
    expect(found('partitions')).toEqual(found('partition'));
    expect(found('partition')).toContain('k-order');
  });

  it('ranks a rare word above a common one', () => {
    expect(found('messages console')[0]).toBe('r-console');
  });

  it('ranks a term of a claim above a word in passing', () => {
    expect(found('console')[0]).toBe('r-console');
  });

  it.each(['', '?', 'what is the', 'kafka', 'queue', 'qwrtzp'])('finds nothing by "%s"', (words) => {
    expect(found(words)).toEqual([]);
  });

  it('returns the same for the same words', () => {
    const { words } = tokenize('console and binary');
    const { scoresFor: tellingOf } = claimIndexOf(smallTopic);
    expect(tellingOf(words, 'nats').size).toBeGreaterThan(0);
    expect(tellingOf(words, 'nats')).toEqual(tellingOf([...words], 'nats'));
  });

  it.each([
    ['csrf', /csrf/i],
    ['composite keys', /composite/i],
    ['websocket backpressure', /websocket/i],
  ])('finds a claim of the built-in topic on "%s"', (words, expected) => {
    const [best] = found(words, pythonWeb);
    const claim = pythonWeb.claims.find(({ id }) => id === best);
    expect(`${claim?.line} ${claim?.claim} ${claim?.note} ${claim?.terms.join()}`).toMatch(expected);
  });
});
