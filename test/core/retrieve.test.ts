import { describe, expect, it } from 'vitest';
import { retrievalOf } from '../../src/core/retrieve.ts';
import { readWords } from '../../src/core/understand/words.ts';
import { pythonWeb } from './built-in.ts';
import { smallTopic } from './small-topic.ts';

const found = (words: string, topic = smallTopic): string[] =>
  [...retrievalOf(topic).search(readWords(words).words)].sort((a, b) => b[1] - a[1]).map(([id]) => id);

describe('search', () => {
  it('finds the claim that has a particular word in its line, note or terms', () => {
    expect(found('binary')).toEqual(['n-binary']);
    expect(found('acknowledged')).toEqual(['r-gone']);
    expect(found('dashboard')).toEqual(['r-console']);
  });

  it('finds by stem', () => {
    expect(found('partitions')).toEqual(found('partition'));
    expect(found('partition')).toContain('k-order');
  });

  it('puts a rare word above a common one', () => {
    expect(found('messages console')[0]).toBe('r-console');
  });

  it('puts a term of a claim above a word in passing', () => {
    expect(found('console')[0]).toBe('r-console');
  });

  it.each(['', '?', 'what is the', 'kafka', 'queue', 'qwrtzp'])('finds nothing by "%s"', (words) => {
    expect(found(words)).toEqual([]);
  });

  it('gives the same words the same answer', () => {
    const { words } = readWords('console and binary');
    expect(retrievalOf(smallTopic).search(words)).toEqual(retrievalOf(smallTopic).search([...words]));
  });

  it.each([
    ['csrf', /csrf/i],
    ['composite keys', /composite/i],
    ['websocket backpressure', /websocket/i],
  ])('in the built-in topic "%s" finds a claim that speaks of it', (words, expected) => {
    const [best] = found(words, pythonWeb);
    const claim = pythonWeb.claims.find(({ id }) => id === best);
    expect(`${claim?.line} ${claim?.claim} ${claim?.note} ${claim?.terms.join()}`).toMatch(expected);
  });
});
