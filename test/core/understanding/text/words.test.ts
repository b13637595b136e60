import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxReadLength, tokenize } from '../../../../src/core/understanding/text/words.ts';

const texts = (written: string): string[] => tokenize(written).words.map(({ text }) => text);

describe('tokenize', () => {
  it('splits at spaces and keeps the punctuation that ends a phrase', () => {
    expect(texts('Django, or Flask?')).toEqual(['django', ',', 'or', 'flask', '?']);
  });

  it.each([
    ["we don't", ['we', 'do', 'not']],
    ['we dont', ['we', 'do', 'not']],
    ["what's flask’s aim", ['what', 'is', 'flask', 'aim']],
    ["we'll", ['we', 'will']],
    ['can u help pls', ['can', 'you', 'help', 'please']],
    ['w/o flask', ['without', 'flask']],
  ])('expands the contractions of %j', (written, words) => {
    expect(texts(written)).toEqual(words);
  });

  it.each([
    ['constructor', ['constructor']],
    ["the class's toString", ['the', 'class', 'tostring']],
    ["it'constructor", ['it', 'constructor']],
    ['__proto__ valueOf', ['proto', 'valueof']],
  ])('reads %j, which every object has, as words', (written, words) => {
    expect(texts(written)).toEqual(words);
  });

  it.each([
    ['256mb', 256e6, 'bytes'],
    ['256 MB', 256e6, 'bytes'],
    ['1GiB', 1024 ** 3, 'bytes'],
    ['50ms', 0.05, 'seconds'],
    ['2s', 2, 'seconds'],
    ['10k', 10_000, undefined],
    ['1.5M', 1_500_000, undefined],
    ['100,000', 100_000, undefined],
    ['1.000.000', 1_000_000, undefined],
    ['3,5', 3.5, undefined],
    ['50%', 50, 'percent'],
  ])('reads %s as a number with its unit', (written, value, unit) => {
    const [word] = tokenize(written).words;
    expect(word?.value).toBeCloseTo(value, 6);
    expect(word?.unit).toBe(unit);
  });

  it('does not take the start of a word for a unit', () => {
    expect(tokenize('3 minutes').words.map(({ text, unit }) => [text, unit])).toEqual([
      ['3', undefined],
      ['minutes', undefined],
    ]);
  });

  it('notes which word a hyphen joins to the one before', () => {
    expect(tokenize('flask-login').words.map(({ joined }) => joined)).toEqual([false, true]);
  });

  it("keeps each word's position in the message", () => {
    const written = 'Is  *Flask* ok?';
    for (const { text, start, end } of tokenize(written).words)
      expect(written.slice(start, end).toLowerCase()).toBe(text);
  });

  it('does not treat emphasis and code marks as parts of words', () => {
    expect(texts('*django* _flask_ `fastapi` ||old||')).toEqual(['django', 'flask', 'fastapi', 'old']);
  });

  it('stops reading at its limit', () => {
    const { words } = tokenize('flask '.repeat(10_000));
    expect(words.at(-1)?.end).toBeLessThanOrEqual(maxReadLength);
  });

  it('reads any string, in order and within its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (written) => {
        let last = 0;
        for (const { start, end } of tokenize(written).words) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(written.length);
          last = start;
        }
      }),
      { seed: 6, numRuns: 1_000 },
    );
  });
});
