import { describe, expect, it } from 'vitest';
import { stemOf } from '../../../../src/core/understanding/text/stem.ts';

describe('stemOf', () => {
  it('unifies the forms of a word', () => {
    expect(new Set(['migration', 'migrations', 'migrate', 'migrating'].map(stemOf)).size).toBe(1);
    expect(stemOf('databases')).toBe(stemOf('database'));
  });

  it('leaves short and easily confused words alone', () => {
    for (const word of ['orm', 'use', 'news', 'async', 'this', 'h2o2x']) expect(stemOf(word)).toBe(word);
  });
});
