import { describe, expect, it } from 'vitest';
import { gradedFrom, isComparable } from '../../../../src/core/understanding/text/graded-words.ts';

describe('a comparative or superlative', () => {
  it.each([
    ['easier', 'easy'],
    ['easiest', 'easy'],
    ['simpler', 'simple'],
    ['fastest', 'fast'],
    ['bigger', 'big'],
    ['safest', 'safe'],
    ['snappiest', 'snappy'],
    ['smaller', 'small'],
  ])('%s is a form of %s', (word, base) => {
    expect(gradedFrom(word)).toBe(base);
  });

  it.each(
    'worker server broker docker router better best latest later pytest postgrest her never carrier rest'.split(
      ' ',
    ),
  )('%s is none', (word) => {
    expect(gradedFrom(word)).toBeNull();
  });
});

describe('"more"', () => {
  it.each(['reliable', 'mature', 'flexible', 'popular', 'complicated', 'secure', 'productive'])(
    'compares %s',
    (word) => {
      expect(isComparable(word)).toBe(true);
    },
  );

  it.each(['workers', 'traffic', 'memory', 'speed', 'users', 'data', 'features', 'than'])(
    'counts %s',
    (word) => {
      expect(isComparable(word)).toBe(false);
    },
  );
});
