import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPostings } from '../../../../src/core/meaning/words/postings.ts';

const terms = 8;
const text = fc.array(fc.integer({ min: 0, max: terms - 1 }), { minLength: 1, maxLength: 6 });
const classes = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });

/** The mean of the texts' vectors, each term weighing as much as it's rare; written as plainly as it can be. */
function plainly(all: readonly (readonly (readonly number[])[])[], asked: readonly number[]): number[] {
  const rarityOf = (term: number): number => {
    const count = all.filter((texts) => texts.flat().includes(term)).length;
    return count === 0 ? 0 : Math.log(1 + all.length / count);
  };
  const unit = (vector: readonly number[]): number[] => {
    const norm = Math.hypot(...vector) || 1;
    return vector.map((value) => value / norm);
  };
  const vectorOf = (list: readonly number[]): number[] =>
    unit(Array.from({ length: terms }, (_, term) => (list.includes(term) ? rarityOf(term) : 0)));
  return all.map((texts) => {
    const vectors = texts.map(vectorOf);
    const mean = unit(
      Array.from({ length: terms }, (_, term) => vectors.reduce((sum, one) => sum + (one[term] ?? 0), 0)),
    );
    return vectorOf(asked).reduce((sum, value, term) => sum + value * (mean[term] ?? 0), 0);
  });
}

describe('postings', () => {
  it('say how alike a text and each class are', () => {
    fc.assert(
      fc.property(classes, text, (all, asked) => {
        const likeness = createPostings(all, terms).likenessTo(asked);
        for (const [at, expected] of plainly(all, asked).entries())
          expect(likeness[at]).toBeCloseTo(expected, 5);
      }),
    );
  });

  it('say the same whatever was asked before, and leave out what they do not have', () => {
    fc.assert(
      fc.property(classes, text, text, (all, before, asked) => {
        const postings = createPostings(all, terms);
        const first = [...postings.likenessTo(asked)];
        postings.likenessTo(before);
        expect([...postings.likenessTo([-1, ...asked, -1])]).toEqual(first);
      }),
    );
  });
});
