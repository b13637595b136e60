import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostEarlier, withinReading } from '../../../src/core/turn/earlier-talk.ts';

const messages = fc.array(fc.record({ author: fc.string(), words: fc.string({ maxLength: 5_000 }) }), {
  maxLength: 250,
});

describe('what is read of a thread', () => {
  it('is its newest messages within the bounds, and says if there were more', () => {
    fc.assert(
      fc.property(messages, fc.boolean(), (all, isWhole) => {
        const read = withinReading({ messages: all, isWhole });
        expect(read.messages.length).toBeLessThanOrEqual(mostEarlier.messages);
        const length = read.messages.reduce((sum, { words }) => sum + words.length, 0);
        expect(length).toBeLessThanOrEqual(mostEarlier.characters);
        const newest = all.slice(all.length - read.messages.length);
        expect(read.messages.map(({ author }) => author)).toEqual(newest.map(({ author }) => author));
        expect(read.isWhole).toBe(isWhole && read.messages.length === all.length);
      }),
      { numRuns: 50 },
    );
  });
});
