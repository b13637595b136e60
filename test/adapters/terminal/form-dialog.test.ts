import { expect, it } from 'vitest';
import { openFormDialog } from '../../../src/adapters/terminal/form-dialog.ts';
import type { Form } from '../../../src/core/forms/form.ts';

const base = { hint: null, required: false } as const;
const options = [
  { value: 'a', label: 'One' },
  { value: 'b', label: 'Two' },
];
const form: Form = {
  ref: 'x:1',
  title: 'A form',
  intro: 'Only you see this.',
  submit: 'Keep',
  fields: [
    { ...base, id: 'text', label: 'Words', kind: 'text', value: 'kept', long: false, most: 5 },
    { ...base, id: 'one', label: 'One of them', kind: 'one', options, value: null, required: true },
    { ...base, id: 'several', label: 'Any of them', kind: 'several', options, values: ['b'] },
    { ...base, id: 'people', label: 'Who', kind: 'people', people: [], most: 2 },
    { ...base, id: 'date', label: 'When', kind: 'date', value: null },
  ],
};
const view = { width: 80, colours: false, links: false };

function fill(...lines: string[]) {
  const filling = openFormDialog(form);
  return lines.map((line) => filling.take(line));
}

it('asks for each field with its options and its current value', () => {
  const filling = openFormDialog(form);
  expect(filling.question(view)).toBe('A form\nOnly you see this.\n\n1/5 Words\nwords; Enter keeps: kept');
  filling.take('');
  expect(filling.question(view)).toBe('2/5 One of them\n1 One\n2 Two\na number');
  filling.take('2');
  expect(filling.question(view)).toContain('Enter keeps: Two');
});

it('accepts numbers, labels, names and days', () => {
  expect(fill('four', 'two', '1, 2', '@anna @ben', '2026-12-01').at(-1)).toEqual({
    kind: 'done',
    filled: { text: 'four', one: 'b', several: ['a', 'b'], people: ['anna', 'ben'], date: '2026-12-01' },
  });
});

it('keeps the current value at an empty line, and empties the field at a dash', () => {
  expect(fill('', '1', '', '', '').at(-1)).toEqual({
    kind: 'done',
    filled: { text: 'kept', one: 'a', several: ['b'] },
  });
  expect(fill('-', '1', '-', '-', '-').at(-1)).toEqual({ kind: 'done', filled: { one: 'a' } });
});

it('asks again after a line that is invalid, too long, or missing', () => {
  expect(fill('too long', 'four', '3', '').map(({ kind }) => kind)).toEqual([
    'again',
    'next',
    'again',
    'again',
  ]);
  expect(fill('', '1', '1 9', '1', 'anna', '@a @b @c', '', 'soon').map(({ kind }) => kind)).toEqual([
    'next',
    'next',
    'again',
    'next',
    'again',
    'again',
    'next',
    'again',
  ]);
});

it('leaves out the channel to answer in, and takes as many choices as a field allows', () => {
  const filling = openFormDialog({
    ...form,
    fields: [
      { ...base, id: 'several', label: 'At most one', kind: 'several', options, values: [], most: 1 },
      { ...base, id: 'channel', label: 'Answer in', kind: 'channel', required: true },
    ],
  });
  expect(filling.question(view)).toContain('1/1 At most one');
  expect(filling.take('1 2')).toEqual({ kind: 'again', says: 'Type at most 1.' });
  expect(filling.take('2')).toEqual({ kind: 'done', filled: { several: ['b'] } });
});

it('takes a figure for itself where the options are figures', () => {
  const figures = ['not at all', 'partly', 'well'].map((says, at) => ({
    value: String(at),
    label: `${at}: ${says}`,
  }));
  const rated = [...figures, { value: 'unknown', label: "Don't know" }];
  const of = (): ReturnType<typeof openFormDialog> =>
    openFormDialog({
      ...form,
      intro: null,
      fields: [{ ...base, id: 'cost', label: 'Cost', kind: 'one', options: rated, value: null }],
    });
  expect(of().question(view)).toContain("0 not at all\n1 partly\n2 well\n3 Don't know");
  const filledWith = (line: string): unknown => of().take(line);
  expect(filledWith('2')).toEqual({ kind: 'done', filled: { cost: '2' } });
  expect(filledWith('0')).toEqual({ kind: 'done', filled: { cost: '0' } });
  expect(filledWith('partly')).toEqual({ kind: 'done', filled: { cost: '1' } });
  expect(filledWith('3')).toEqual({ kind: 'done', filled: { cost: 'unknown' } });
  expect(filledWith('4')).toMatchObject({ kind: 'again', says: 'Type a number from 0 to 3.' });
});
