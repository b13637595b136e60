import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../../src/core/answer/spans-of.ts';
import { comparableClaims } from '../../../../src/core/reply/claims/comparable-claims.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { pythonWeb } from '../../built-in.ts';
import { saidIn, wordsOf } from '../../spans-of.ts';
import { ask } from '../../thread.ts';

const options = pythonWeb.options.map(({ id }) => id);
const linesFor = (words: string): readonly string[] =>
  comparableClaims(libraryOf(pythonWeb), {
    options,
    aspects: ['ecosystem'],
    words: tokenize(words).words,
  })?.claims.map(({ line }) => line) ?? [];

describe('comparable claims', () => {
  it.each([
    ['github stars', /stars/],
    ['downloads a month', /downloads|downloaded/],
    ['popularity', /survey/],
    ['the python version', /Python 3/],
  ])('have one unit for every option: "%s"', (words, unit) => {
    const lines = linesFor(words);
    expect(lines).toHaveLength(options.length);
    for (const line of lines) expect(line).toMatch(unit);
  });

  it('are none if the question names no unit', () => {
    expect(linesFor('what is the weather')).toEqual([]);
  });
});

describe('a comparison that names a unit', () => {
  it('has a row in it, and no lead on anything else', () => {
    const { answer } = ask('compare flask and django on stars');
    expect(saidIn(answer)).toMatch(/^side by side on stars/);
    const table = answer.blocks.find(({ kind }) => kind === 'table');
    const cells = table === undefined ? [] : spansOf(table).map(wordsOf);
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.every((cell) => cell.includes('stars'))).toBe(true);
  });

  it('names who has most in line one, if that is asked', () => {
    const { answer } = ask('which of the three has most github stars');
    expect(saidIn(answer)).toMatch(/^fastapi: about [\d,]+ github stars/);
    expect(saidIn(answer)).toMatch(/django has [\d,]+ stars.* flask/);
  });

  it('leads with the rating that rests on it', () => {
    expect(saidIn(ask('compare popularity of django and fastapi').answer)).toMatch(
      /^django and fastapi are about even on use among developers/,
    );
  });
});
