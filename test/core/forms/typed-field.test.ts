import { describe, expect, it } from 'vitest';
import { readTypedField, type TypedField } from '../../../src/core/forms/typed-field.ts';

const base = { id: 'f', label: 'Field', hint: null, required: false };
const options = [
  { value: 'a', label: 'Apples' },
  { value: 'b', label: 'Blue, ripe bananas' },
  { value: 'c', label: 'Cherries' },
];
const one: TypedField = { ...base, kind: 'one', options, value: null };
const several: TypedField = { ...base, kind: 'several', options, values: [] };
const mentionsIn = (text: string): string[] => text.split(' ').filter((word) => word.startsWith('U'));
const read = (field: TypedField, text: string) => readTypedField(field, text, mentionsIn);

describe('a typed answer to a field', () => {
  it.each([
    ['2', 'b'],
    ['cherries', 'c'],
    ['blue, ripe bananas', 'b'],
  ])('%j chooses one', (text, value) => {
    expect(read(one, text)).toEqual({ kind: 'value', value });
  });

  it('chooses several by number and label, each once', () => {
    expect(read(several, '1, cherries 1')).toEqual({ kind: 'value', value: ['a', 'c'] });
    expect(read(several, 'Blue, ripe bananas')).toEqual({ kind: 'value', value: ['b'] });
  });

  it('says how to choose when something is no choice, or too many are chosen', () => {
    expect(read(one, 'dates')).toEqual({ kind: 'wrong', why: 'Type a number from 1 to 3.' });
    expect(read({ ...several, most: 1 }, '1 2')).toEqual({ kind: 'wrong', why: 'Type at most 1.' });
  });

  it('takes people in the notation of the adapter', () => {
    const people: TypedField = { ...base, kind: 'people', people: [], most: 2 };
    expect(read(people, 'ask U1 and U2')).toEqual({ kind: 'value', value: ['U1', 'U2'] });
    expect(read(people, 'anna')).toMatchObject({ kind: 'wrong' });
  });

  it('refuses a text that is too long instead of cutting it, and a day that is none', () => {
    const text: TypedField = { ...base, kind: 'text', value: '', long: false, most: 3 };
    expect(read(text, 'four')).toMatchObject({ kind: 'wrong' });
    const date: TypedField = { ...base, kind: 'date', value: null };
    expect(read(date, '2026-13-01')).toMatchObject({ kind: 'wrong' });
    expect(read(date, '2026-12-01')).toEqual({ kind: 'value', value: '2026-12-01' });
  });
});
