import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpellChecker, isOneEditApart } from '../../../../src/core/understanding/text/spelling.ts';
import { slipsIn } from '../slips.ts';

const spelling = createSpellChecker(
  new Set(['kafka', 'rabbitmq', 'nats']),
  new Set(['ordering', 'retention', 'package', 'packages', 'replay']),
  new Set(['cats']),
);

describe('correct', () => {
  it.each([
    ['kafak', 'kafka'],
    ['kafkaa', 'kafka'],
    ['kaffka', 'kafka'],
    ['rabitmq', 'rabbitmq'],
    ['akfka', 'kafka'],
    ['retnetion', 'retention'],
    ['oredring', 'ordering'],
  ])('reads %s as %s', (typed, meant) => {
    expect(spelling.correct(typed)).toBe(meant);
  });

  it.each([
    ['a word more than one slip away', 'kfkaa'],
    ['a word that is declared no typo', 'cats'],
    ['a word too short to tell', 'nat'],
    ['a word with digits', 'kafk4'],
    ['a plain word with another first letter', 'pretention'],
  ])('leaves %s alone', (_, typed) => {
    expect(spelling.correct(typed)).toBeUndefined();
  });

  it('takes the shorter word if only an ending differs', () => {
    expect(spelling.correct('packge')).toBe('package');
  });

  it('decides for none if two different words are equally near', () => {
    const ambiguous = createSpellChecker(new Set(['marten', 'martin']), new Set(), new Set());
    expect(ambiguous.correct('martan')).toBeUndefined();
  });

  it('finds a name of six letters or more despite any typo inside it', () => {
    for (const { form } of slipsIn('rabbitmq')) expect(spelling.correct(form), form).toBe('rabbitmq');
  });
});

describe('isOneEditApart', () => {
  it('is true for each kind of typo, and not for the word itself', () => {
    for (const { form } of slipsIn('ordering')) expect(isOneEditApart(form, 'ordering'), form).toBe(true);
    expect(isOneEditApart('ordering', 'ordering')).toBe(false);
    expect(isOneEditApart('orderi', 'ordering')).toBe(false);
  });

  it('works both ways', () => {
    const near = fc
      .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(near, near, (a, b) => {
        expect(isOneEditApart(a, b)).toBe(isOneEditApart(b, a));
      }),
      { seed: 8, numRuns: 2_000 },
    );
  });
});
