import { describe, expect, it } from 'vitest';
import { readField } from '../../../src/adapters/chat/read-field.ts';
import type { FormField } from '../../../src/core/forms/form.ts';

const base = { id: 'f', label: 'Field', hint: null, required: false };
const options = [
  { value: 'a', label: 'Apples' },
  { value: 'b', label: 'Bananas' },
  { value: 'c', label: 'Cherries' },
];
const one: FormField = { ...base, kind: 'one', options, value: null };
const several: FormField = { ...base, kind: 'several', options, values: [] };

describe('a typed answer to a field', () => {
  it.each([
    ['2', 'b'],
    ['cherries', 'c'],
    ['a', 'a'],
  ])('%j chooses one of several', (text, value) => {
    expect(readField(one, text)).toEqual({ kind: 'value', value });
  });

  it('chooses several by numbers and words', () => {
    expect(readField(several, '1, cherries')).toEqual({ kind: 'value', value: ['a', 'c'] });
    expect(readField(several, 'apples and bananas')).toEqual({ kind: 'value', value: ['a', 'b'] });
  });

  it('names what is no choice, and how to choose', () => {
    expect(readField(one, 'dates')).toEqual({
      kind: 'wrong',
      why: '"dates" is none of the choices. Reply with a number from 1 to 3, or the words of one.',
    });
  });

  it('keeps what the form would have shown when skipped, and refuses to skip what is required', () => {
    const text: FormField = { ...base, kind: 'text', value: 'as before', long: false, most: 100 };
    expect(readField(text, 'skip')).toEqual({ kind: 'value', value: 'as before' });
    expect(readField({ ...text, value: '', required: true }, 'skip')).toMatchObject({ kind: 'wrong' });
  });

  it('takes people by mention', () => {
    const people: FormField = { ...base, kind: 'people', people: [], most: 1 };
    expect(readField(people, 'ask <@U1> and <@U2>')).toEqual({ kind: 'value', value: ['U1'] });
    expect(readField(people, 'anna')).toMatchObject({ kind: 'wrong' });
  });

  it('refuses a text that is too long instead of cutting it', () => {
    const text: FormField = { ...base, kind: 'text', value: '', long: false, most: 3 };
    expect(readField(text, 'four')).toMatchObject({ kind: 'wrong' });
  });
});
