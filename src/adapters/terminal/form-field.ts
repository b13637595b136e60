import type { Filled } from '../../core/forms/form.ts';
import { currentValue, optionsOf, readTypedField, type TypedField } from '../../core/forms/typed-field.ts';
import { printable } from '../text/printable.ts';
import { mentionsIn } from '../text/typed-people.ts';

export type FieldInput =
  /** Null leaves the field empty. */
  | { readonly kind: 'value'; readonly value: Filled[string] | null }
  | { readonly kind: 'wrong'; readonly why: string };

/** Empties a field that has a value. */
const emptied = '-';

/** Reads a line as the value of a field. An empty line keeps the current value. */
export function readField(field: TypedField, line: string): FieldInput {
  if (line === '') return { kind: 'value', value: currentValue(field) };
  if (line === emptied) return { kind: 'value', value: null };
  return readTypedField(field, line, mentionsIn);
}

/** How to answer a field, and what Enter does. */
export function howToAnswer(field: TypedField): string {
  const current = currentText(field);
  const enter = field.required ? '' : '; Enter leaves it out';
  return `${howToType(field)}${current === '' ? enter : `; Enter keeps: ${current}`}`;
}

function currentText(field: TypedField): string {
  const current = currentValue(field) ?? [];
  const options = optionsOf(field);
  return [current]
    .flat()
    .map((value) => printable(options.find((option) => option.value === value)?.label ?? value))
    .join(', ');
}

function howToType(field: TypedField): string {
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
