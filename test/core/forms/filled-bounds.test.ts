import { expect, it } from 'vitest';
import { whyNoForm, whyTooMuch } from '../../../src/core/forms/filled-bounds.ts';
import type { Form } from '../../../src/core/forms/form.ts';
import { noteOf, openForms } from './openers.ts';

const base = { hint: null, required: false };
const option = (value: string) => ({ value, label: value });
const form: Form = {
  ref: 'r',
  title: 'A form',
  intro: null,
  fields: [
    { ...base, kind: 'text', id: 'text', label: 'Text', value: '', long: false, most: 10 },
    { ...base, kind: 'one', id: 'one', label: 'One', options: [option('a')], value: null },
    {
      ...base,
      kind: 'several',
      id: 'several',
      label: 'Several',
      options: [option('a'), option('b')],
      values: [],
    },
    { ...base, kind: 'people', id: 'people', label: 'People', people: [], most: 2 },
    { ...base, kind: 'date', id: 'date', label: 'Date', value: null },
  ],
  submit: 'Go',
};

it.each([
  [{ text: 'x'.repeat(11) }, '"Text" takes at most 10 characters, and these are 11.'],
  [{ text: '\u{1f600}'.repeat(10) }, null],
  [{ one: 'x'.repeat(201) }, '"One" takes at most 200 characters, and these are 201.'],
  [{ several: ['a', 'b', 'c'] }, '"Several" takes at most 2, and these are 3.'],
  [{ people: ['U1', 'U2'] }, null],
  [{ people: ['U1', 'U2', 'U3'] }, '"People" takes at most 2, and these are 3.'],
  [{ people: ['x'.repeat(201)] }, '"People" takes shorter names than that.'],
  [{ date: 'x'.repeat(201) }, '"Date" takes at most 200 characters, and these are 201.'],
  [{ unknown: 'x'.repeat(1_000) }, null],
])('a form takes what its fields take: %j', (filled, why) => {
  expect(whyTooMuch(form, filled, {})).toBe(why);
});

it('what a form showed already may stay', () => {
  const people = ['U1', 'U2', 'U3'];
  expect(whyTooMuch(form, { people }, { people })).toBeNull();
  expect(whyTooMuch(form, { people: [...people, 'U4'] }, { people })).not.toBeNull();
});

it.each([
  [{ text: 'x'.repeat(4_001) }],
  [{ people: Array.from({ length: 101 }, (_, n) => `U${n}`) }],
  [{ people: ['x'.repeat(4_001)] }],
  [Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`f${n}`, 'x']))],
])('no form takes more than any could hold', async (filled) => {
  expect(whyNoForm(filled)).not.toBeNull();
  const { submit, assistant } = openForms();
  const refs = [
    'settings:channel',
    'comment:a',
    'compare',
    'ask',
    'decision:d-000001:what',
    'weighing:x:1:first',
  ];
  for (const ref of refs)
    expect(noteOf(await submit({ ref }, filled))).toContain('more than any form of mine takes');
  for await (const entry of assistant.feedback.all('w')) expect(entry).toBeUndefined();
});
