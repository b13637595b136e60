import type { Filled, FormField, FormOption } from './form.ts';

/** A field that can be asked about in words: one that names a channel has no words. */
export type TypedField = Exclude<FormField, { kind: 'channel' }>;

export type TypedValue =
  | { readonly kind: 'value'; readonly value: Filled[string] }
  /** `why` says how to type it. */
  | { readonly kind: 'wrong'; readonly why: string };

export function isTypedField(field: FormField): field is TypedField {
  return field.kind !== 'channel';
}

/**
 * Reads what somebody typed as the value of a field, for adapters that ask for the fields of a form one by one.
 *
 * @param mentionsIn the people a text mentions, in the adapter's notation
 */
export function readTypedField(
  field: TypedField,
  text: string,
  mentionsIn: (text: string) => readonly string[],
): TypedValue {
  switch (field.kind) {
    case 'text':
      return text.length > field.most
        ? { kind: 'wrong', why: `At most ${field.most} characters; these are ${text.length}.` }
        : { kind: 'value', value: text };
    case 'one': {
      const option = optionFor(field.options, text);
      return option === undefined
        ? { kind: 'wrong', why: `Type a number ${rangeOf(field.options)}.` }
        : { kind: 'value', value: option.value };
    }
    case 'several':
      return readSeveral(field, text);
    case 'people': {
      const people = mentionsIn(text);
      return people.length === 0 || people.length > field.most
        ? { kind: 'wrong', why: `Type up to ${field.most} names, as @anna @ben.` }
        : { kind: 'value', value: people };
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
        ? { kind: 'value', value: text }
        : { kind: 'wrong', why: 'Type a day as 2026-12-01.' };
    default:
      return field satisfies never;
  }
}

function readSeveral({ options, most = options.length }: SeveralField, text: string): TypedValue {
  // A label may have blanks and commas in it, so the whole text is tried first.
  const whole = optionFor(options, text);
  const parts = whole === undefined ? text.split(/[\s,]+/).filter((part) => part !== '') : [text];
  const values = new Set(parts.flatMap((part) => optionFor(options, part)?.value ?? []));
  const isUnknown = parts.some((part) => optionFor(options, part) === undefined);
  if (isUnknown) return { kind: 'wrong', why: `Type numbers ${rangeOf(options)}, with blanks between them.` };
  return values.size > most
    ? { kind: 'wrong', why: `Type at most ${most}.` }
    : { kind: 'value', value: [...values] };
}

type SeveralField = Extract<FormField, { kind: 'several' }>;

/** By number or label. */
function optionFor(options: readonly FormOption[], typed: string): FormOption | undefined {
  const wanted = typed.toLowerCase();
  return (
    options.find((_, at) => optionNumber(options, at) === typed) ??
    options.find(({ label }, at) => label.toLowerCase() === wanted || optionWords(options, at) === wanted)
  );
}

function rangeOf(options: readonly FormOption[]): string {
  return `from ${optionNumber(options, 0)} to ${optionNumber(options, options.length - 1)}`;
}

/** The number that people type for an option: from 1 on, or its own where options are figures, as "0: not at all" is. */
export function optionNumber(options: readonly FormOption[], at: number): string {
  return String(areFigures(options) ? at : at + 1);
}

/** What stands beside that number. */
export function optionWords(options: readonly FormOption[], at: number): string {
  const { label = '', value = '' } = options[at] ?? {};
  return areFigures(options) && label.startsWith(`${value}: `) ? label.slice(value.length + 2) : label;
}

/** Whether options count from 0, and say so: whoever types 4 means 4. Those without a figure come last. */
function areFigures(options: readonly FormOption[]): boolean {
  return options[0]?.label.startsWith('0: ') === true && options[0].value === '0';
}

/** What the form shows in the field before anybody types; null if it's empty. */
export function currentValue(field: TypedField): Filled[string] | null {
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

export function optionsOf(field: TypedField): readonly FormOption[] {
  return field.kind === 'one' || field.kind === 'several' ? field.options : [];
}
