import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.ts';

/** Answers that this process may still be posting, and that are no longer wanted: their question was deleted. */
export type Withdrawn = {
  add(answers: readonly string[]): void;
  has(answer: string): boolean;
};

/** Far more than wait at a time. */
const remembered = 10_000;

export function createWithdrawn(): Withdrawn {
  const withdrawn = new LRUCache<string, true>(atMost(remembered));
  return {
    add(answers) {
      for (const answer of answers) withdrawn.set(answer, true);
    },
    has: (answer) => withdrawn.has(answer),
  };
}
