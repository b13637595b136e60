import { expect, it } from 'vitest';
import { createOpenForms, filledIn, formView } from '../../../src/adapters/web/forms.ts';
import type { Form } from '../../../src/core/forms/form.ts';

const base = { hint: null, required: false } as const;
const options = [
  { value: '1', label: 'One' },
  { value: '2', label: 'Two' },
];
const form: Form = {
  ref: 'r',
  title: 'A form',
  intro: null,
  submit: 'Send',
  fields: [
    { ...base, kind: 'text', id: 'text', label: 'Text', value: '', long: false, most: 10 },
    { ...base, kind: 'one', id: 'one', label: 'One', options, value: null },
    { ...base, kind: 'several', id: 'several', label: 'Several', options, values: [] },
    { ...base, kind: 'people', id: 'people', label: 'People', people: [], most: 5 },
    { ...base, kind: 'date', id: 'date', label: 'Day', value: null },
    { ...base, kind: 'channel', id: 'channel', label: 'Channel' },
  ],
};
const personOf = (name: string): string => name.toLowerCase();

it('takes what its fields can hold', () => {
  const given = {
    text: ' words ',
    one: '2',
    several: ['2', '1'],
    people: ['Anna', 'anna', 'Ben'],
    date: '2026-12-01',
  };
  expect(filledIn(form, given, personOf)).toEqual({
    text: 'words',
    one: '2',
    several: ['1', '2'],
    people: ['anna', 'ben'],
    date: '2026-12-01',
  });
});

it('leaves out what no such form can send, and what was left empty', () => {
  const given = { text: ' ', one: '3', several: ['3'], people: [' '], channel: 'general', other: 'x' };
  expect(filledIn(form, given, personOf)).toEqual({});
});

it('asks for no channel, since answers go where it was opened', () => {
  expect(formView('name', form).fields.map(({ kind }) => kind)).not.toContain('channel');
});

it('belongs to whoever opened it', () => {
  const forms = createOpenForms();
  const address = { user: 'anna', asked: null, isPrivate: false, channel: 'general', thread: null };
  const carries = { conversation: 'c', ref: 'r', isPrivate: false };
  const name = forms.add({ form, carries, person: 'anna', address });
  expect(forms.find(name, 'anna')?.carries).toBe(carries);
  expect(forms.find(name, 'ben')).toBeUndefined();
  expect(forms.find('made-up', 'anna')).toBeUndefined();
});
