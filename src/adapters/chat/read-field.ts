import type { Filled, FormField, FormOption } from '../../core/forms/form.ts';

/** A typed answer to a field; null for one that's skipped. */
export type FieldAnswer =
  | { readonly kind: 'value'; readonly value: Filled[string] | null }
  | { readonly kind: 'wrong'; readonly why: string };

/** Reads what somebody typed for a field where the platform has no forms. */
export function readField(field: FormField, text: string): FieldAnswer {
  if (text === '' || /^skip[.!]?$/i.test(text)) {
    return field.required && !hasValue(field)
      ? { kind: 'wrong', why: `"${field.label}" can't be skipped.` }
      : { kind: 'value', value: shownValueOf(field) };
  }
  switch (field.kind) {
    case 'text':
      return text.length > field.most
        ? { kind: 'wrong', why: `That is longer than ${field.most} characters. Please shorten it.` }
        : { kind: 'value', value: text };
    case 'date':
      return { kind: 'value', value: text };
    case 'one': {
      const option = optionIn(field.options, text);
      return option === undefined
        ? unknownOption(field.options, text)
        : { kind: 'value', value: option.value };
    }
    case 'several': {
      const parts = text
        .split(/[,;]|\band\b/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const options = parts.map((part) => [part, optionIn(field.options, part)] as const);
      const unknown = options.find(([, option]) => option === undefined);
      if (unknown !== undefined) return unknownOption(field.options, unknown[0]);
      return { kind: 'value', value: options.flatMap(([, option]) => option?.value ?? []) };
    }
    case 'people': {
      const people = [...text.matchAll(/<@!?([^<>|]+)(?:\|[^<>]*)?>/g)].flatMap(([, id]) => id ?? []);
      return people.length === 0
        ? { kind: 'wrong', why: 'Please mention people, like @anna.' }
        : { kind: 'value', value: people.slice(0, field.most) };
    }
    case 'channel':
      return { kind: 'value', value: null };
    default:
      return field satisfies never;
  }
}

function optionIn(options: readonly FormOption[], text: string): FormOption | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  const wanted = text.toLowerCase();
  return (
    options[number - 1] ??
    options.find(({ label, value }) => label.toLowerCase() === wanted || value.toLowerCase() === wanted)
  );
}

function unknownOption(options: readonly FormOption[], text: string): FieldAnswer {
  return {
    kind: 'wrong',
    why: `"${text}" is none of the choices. Reply with a number from 1 to ${options.length}, or the words of one.`,
  };
}

function hasValue(field: FormField): boolean {
  const value = shownValueOf(field);
  return value !== null && value.length > 0;
}

/** What the form would have shown in the field. */
function shownValueOf(field: FormField): Filled[string] | null {
  switch (field.kind) {
    case 'text':
    case 'one':
    case 'date':
      return field.value === '' ? null : field.value;
    case 'several':
      return field.values.length === 0 ? null : field.values;
    case 'people':
      return field.people.length === 0 ? null : field.people;
    case 'channel':
      return null;
    default:
      return field satisfies never;
  }
}
