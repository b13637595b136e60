import { describe, expect, it } from 'vitest';
import { type ClaimQuery, selectClaims } from '../../../../src/core/reply/claims/select-claims.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { smallTopic } from '../../small-topic.ts';

const library = libraryOf(smallTopic);
const select = (wanted: Partial<ClaimQuery>): string[] =>
  selectClaims(library, { option: 'kafka', aspects: [], words: [], most: 9, ...wanted }).map(({ id }) => id);

describe('selectClaims', () => {
  it('takes only claims about the option', () => {
    expect(select({ option: 'nats' }).every((id) => id.startsWith('n-'))).toBe(true);
    expect(select({ option: null })).toEqual(['all-choose']);
    expect(select({ option: 'pulsar' })).toEqual(['p-tiers']);
    expect(select({ option: 'nothing' })).toEqual([]);
  });

  it('takes only claims about the aspects asked for', () => {
    expect(select({ aspects: ['replay'] })).toEqual(['k-log']);
    expect(select({ aspects: ['ordering'] }).toSorted()).toEqual(['k-once', 'k-order']);
  });

  it('puts the main points before details', () => {
    expect(select({ aspects: ['ordering'] })).toEqual(['k-order', 'k-once']);
  });

  it('takes only strengths, or only weaknesses, if asked for', () => {
    expect(select({ leaning: 'weakness' })).toEqual(['k-care']);
    expect(select({ leaning: 'strength' })).not.toContain('k-care');
  });

  it('does not treat "strengths" or "weaknesses" as an aspect of a claim', () => {
    expect(select({ aspects: ['weaknesses'], leaning: 'weakness' })).toEqual(['k-care']);
  });

  it('leaves "choose it when" out of a general picture', () => {
    expect(select({ option: 'rabbitmq' })).not.toContain('r-when');
    expect(select({ option: 'rabbitmq', aspects: ['ordering'] })).toContain('r-when');
  });

  it("puts the claims on the question's specific words first", () => {
    expect(select({ option: 'nats', words: tokenize('books and courses').words })[0]).toBe('n-young');
  });

  it('takes as many as wanted and no more', () => {
    expect(select({ most: 1 })).toHaveLength(1);
    expect(select({ most: 0 })).toEqual([]);
  });

  it('never repeats a statement', () => {
    for (const { id: option } of pythonWeb.options) {
      const lines = selectClaims(libraryOf(pythonWeb), { option, aspects: [], words: [], most: 50 }).map(
        ({ line }) => line,
      );
      expect(new Set(lines).size).toBe(lines.length);
    }
  });
});
