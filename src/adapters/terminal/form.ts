import type { Filled, Form, FormField, FormOption } from '../../core/forms/form.ts';
import { inert } from '../text/inert.ts';
import { paintFor } from './paint.ts';
import { peopleIn } from './people.ts';
import type { View } from './view.ts';
import { wrapUnder } from './wrap.ts';

/** A form that is filled in one field after another. */
export type Filling = {
  readonly form: Form;
  /** The field that is asked for now, with its choices. */
  question(view: View): string;
  /** Takes a line for it; an empty one keeps what is there. */
  take(line: string): Taken;
};

type AskedField = Exclude<FormField, { kind: 'channel' }>;
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

export function openFilling(form: Form): Filling {
  const filled: Record<string, Value> = {};
  let at = 0;
  // There's one place to answer in here.
  const fields = form.fields.filter(isAsked);
  const current = (): AskedField | undefined => fields[at];

  function question(view: View): string {
    const paint = paintFor(view.colours);
    const field = current();
    if (field === undefined) return '';
    const intro = at === 0 && form.intro !== null ? [wrapUnder('', inert(form.intro), view.width), ''] : [];
    const kept = keptWords(field);
    return [
      ...(at === 0 ? [paint.headline(inert(form.title))] : []),
      ...intro,
      wrapUnder(`${at + 1}/${fields.length} `, paint.strong(inert(field.label)), view.width),
      ...(field.hint === null ? [] : [wrapUnder('', inert(field.hint), view.width)]),
      ...optionsOf(field).map(({ label }, index) =>
        wrapUnder(`${paint.code(String(index + 1))} `, inert(label), view.width),
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

function isAsked(field: FormField): field is AskedField {
  return field.kind !== 'channel';
}

function readField(field: AskedField, line: string): Read {
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
      const { most = field.options.length } = field;
      if (new Set(values).size > most) return { kind: 'wrong', says: `Type at most ${most}.` };
      return values.length < chosen.length
        ? { kind: 'wrong', says: `Type numbers from 1 to ${field.options.length}, with blanks between them.` }
        : { kind: 'value', value: [...new Set(values)] };
    }
    case 'people': {
      const people = peopleIn(line);
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

function keptOf(field: AskedField): Value | null {
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

function keptWords(field: AskedField): string {
  const kept = keptOf(field);
  const values = kept === null ? [] : typeof kept === 'string' ? [kept] : kept;
  const options = optionsOf(field);
  return values
    .map((value) => inert(options.find((option) => option.value === value)?.label ?? value))
    .join(', ');
}

function optionsOf(field: AskedField): readonly FormOption[] {
  return field.kind === 'one' || field.kind === 'several' ? field.options : [];
}

function howTo(field: AskedField): string {
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
