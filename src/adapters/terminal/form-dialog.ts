import type { Filled, Form, FormField, FormOption } from '../../core/forms/form.ts';
import { printable } from '../text/printable.ts';
import { paintFor } from './paint.ts';
import { mentionsIn } from './people.ts';
import type { View } from './view.ts';
import { wrapUnder } from './wrap.ts';

/** A form that is filled in one field after another. */
export type FormDialog = {
  readonly form: Form;
  /** The field that is asked for now, with its choices. */
  question(view: View): string;
  /** Takes a line for it; an empty one keeps what is there. */
  take(line: string): Taken;
};

type Value = string | readonly string[];
export type Taken =
  | { readonly kind: 'next' }
  /** It was not understood, and is asked for again. */
  | { readonly kind: 'again'; readonly says: string }
  | { readonly kind: 'done'; readonly filled: Filled };
type Read =
  | { readonly kind: 'value'; readonly value: Value | null }
  | { readonly kind: 'wrong'; readonly says: string };

/** Empties a field that has something. */
const nothing = '-';

export function openFormDialog(form: Form): FormDialog {
  const filled: Record<string, Value> = {};
  let at = 0;
  const current = (): FormField | undefined => form.fields[at];

  function question(view: View): string {
    const paint = paintFor(view.colours);
    const field = current();
    if (field === undefined) return '';
    const intro =
      at === 0 && form.intro !== null ? [wrapUnder('', printable(form.intro), view.width), ''] : [];
    const kept = keptWords(field);
    return [
      ...(at === 0 ? [paint.headline(printable(form.title))] : []),
      ...intro,
      wrapUnder(`${at + 1}/${form.fields.length} `, paint.strong(printable(field.label)), view.width),
      ...(field.hint === null ? [] : [wrapUnder('', printable(field.hint), view.width)]),
      ...optionsOf(field).map(({ label }, index) =>
        wrapUnder(`${paint.code(String(index + 1))} `, printable(label), view.width),
      ),
      paint.faint(
        wrapUnder(
          '',
          `${howTo(field)}${kept !== '' ? `; Enter keeps: ${kept}` : field.required ? '' : '; Enter leaves it out'}`,
          view.width,
        ),
      ),
    ].join('\n');
  }

  function take(line: string): Taken {
    const field = current();
    if (field === undefined) return { kind: 'done', filled };
    const read = readField(field, line.trim());
    if (read.kind === 'wrong') return { kind: 'again', says: read.says };
    if (read.value !== null) filled[field.id] = read.value;
    else if (field.required) return { kind: 'again', says: 'This one is needed.' };
    at++;
    return current() === undefined ? { kind: 'done', filled } : { kind: 'next' };
  }

  return { form, question, take };
}

function readField(field: FormField, line: string): Read {
  if (line === '') return { kind: 'value', value: keptOf(field) };
  if (line === nothing) return { kind: 'value', value: null };
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
  }
}

function optionFor(options: readonly FormOption[], typed: string): FormOption | undefined {
  return (
    (/^\d{1,2}$/.test(typed) ? options[Number(typed) - 1] : undefined) ??
    options.find(({ label }) => label.toLowerCase() === typed.toLowerCase())
  );
}

function keptOf(field: FormField): Value | null {
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
  }
}

function keptWords(field: FormField): string {
  const kept = keptOf(field);
  const values = kept === null ? [] : typeof kept === 'string' ? [kept] : kept;
  const options = optionsOf(field);
  return values
    .map((value) => printable(options.find((option) => option.value === value)?.label ?? value))
    .join(', ');
}

function optionsOf(field: FormField): readonly FormOption[] {
  return field.kind === 'one' || field.kind === 'several' ? field.options : [];
}

function howTo(field: FormField): string {
  switch (field.kind) {
    case 'text':
      return 'words';
    case 'one':
      return 'a number';
    case 'several':
      return `numbers, with blanks between them; ${nothing} for none`;
    case 'people':
      return 'names, as @anna @ben';
    case 'date':
      return 'a day, as 2026-12-01';
  }
}
