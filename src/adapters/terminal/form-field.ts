import type { Filled, FormField, FormOption } from '../../core/forms/form.ts';
import { printable } from '../text/printable.ts';
import { mentionsIn } from './people.ts';

export type FieldInput =
  /** Null leaves the field empty. */
  | { readonly kind: 'value'; readonly value: Filled[string] | null }
  | { readonly kind: 'wrong'; readonly says: string };

/** Empties a field that has a value. */
const emptied = '-';

/** Reads a line as the value of a field. An empty line keeps the current value. */
export function readField(field: FormField, line: string): FieldInput {
  if (line === '') return { kind: 'value', value: currentValue(field) };
  if (line === emptied) return { kind: 'value', value: null };
  switch (field.kind) {
    case 'text':
      return line.length > field.most
        ? { kind: 'wrong', says: `At most ${field.most} characters; these are ${line.length}.` }
        : { kind: 'value', value: line };
    case 'one': {
      const option = optionFor(field.options, line);
      return option === undefined
        ? { kind: 'wrong', says: `Type a number from 1 to ${field.options.length}.` }
        : { kind: 'value', value: option.value };
    }
    case 'several': {
      const chosen = line.split(/[\s,]+/).map((part) => optionFor(field.options, part));
      const values = chosen.flatMap((option) => option?.value ?? []);
      return values.length < chosen.length
        ? { kind: 'wrong', says: `Type numbers from 1 to ${field.options.length}, with blanks between them.` }
        : { kind: 'value', value: [...new Set(values)] };
    }
    case 'people': {
      const people = mentionsIn(line);
      return people.length === 0 || people.length > field.most
        ? { kind: 'wrong', says: `Type up to ${field.most} names, as @anna @ben.` }
        : { kind: 'value', value: people };
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(line) && !Number.isNaN(Date.parse(line))
        ? { kind: 'value', value: line }
        : { kind: 'wrong', says: 'Type a day as 2026-12-01.' };
    default:
      return field satisfies never;
  }
}

/** By number or label. */
function optionFor(options: readonly FormOption[], typed: string): FormOption | undefined {
  return (
    (/^\d{1,2}$/.test(typed) ? options[Number(typed) - 1] : undefined) ??
    options.find(({ label }) => label.toLowerCase() === typed.toLowerCase())
  );
}

function currentValue(field: FormField): Filled[string] | null {
  switch (field.kind) {
    case 'text':
      return field.value === '' ? null : field.value;
    case 'one':
    case 'date':
      return field.value;
    case 'several':
      return field.values.length === 0 ? null : field.values;
    case 'people':
      return field.people.length === 0 ? null : field.people;
    default:
      return field satisfies never;
  }
}

export function fieldOptions(field: FormField): readonly FormOption[] {
  return field.kind === 'one' || field.kind === 'several' ? field.options : [];
}

/** How to answer a field, and what Enter does. */
export function howToAnswer(field: FormField): string {
  const current = currentText(field);
  const enter = field.required ? '' : '; Enter leaves it out';
  return `${howToType(field)}${current === '' ? enter : `; Enter keeps: ${current}`}`;
}

function currentText(field: FormField): string {
  const current = currentValue(field) ?? [];
  const options = fieldOptions(field);
  return [current]
    .flat()
    .map((value) => printable(options.find((option) => option.value === value)?.label ?? value))
    .join(', ');
}

function howToType(field: FormField): string {
  switch (field.kind) {
    case 'text':
      return 'words';
    case 'one':
      return 'a number';
    case 'several':
      return `numbers, with blanks between them; ${emptied} for none`;
    case 'people':
      return 'names, as @anna @ben';
    case 'date':
      return 'a day, as 2026-12-01';
    default:
      return field satisfies never;
  }
}
