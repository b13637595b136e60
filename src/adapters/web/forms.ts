import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Filled, Form, FormField } from '../../core/forms/form.ts';
import { atMost } from '../caches/at-most.ts';
import type { FormContext } from '../chat/platform.ts';
import type { Address } from './address.ts';
import { limits } from './limits.ts';

/** A form in somebody's window. */
export type OpenForm = {
  readonly form: Form;
  readonly carries: FormContext;
  readonly person: string;
  /** Where it was opened. */
  readonly address: Address;
};

export type OpenForms = {
  /** @returns the name by which it's submitted */
  add(form: OpenForm): string;
  /** The form of this name, if it's this person's. It stays, for whoever has to correct it. */
  find(name: string, person: string): OpenForm | undefined;
};

/** Forms that windows show. They're of no use after a restart, like those of any platform whose time is up. */
export function createOpenForms(): OpenForms {
  const forms = new LRUCache<string, OpenForm>(atMost(limits.openForms));
  return {
    add(form) {
      const name = randomUUID();
      forms.set(name, form);
      return name;
    },
    find(name, person) {
      const form = forms.get(name);
      return form?.person === person ? form : undefined;
    },
  };
}

/** A form as a window shows it. */
export type FormView = Pick<Form, 'title' | 'intro' | 'submit' | 'fields'> & { readonly name: string };

/** Answers go where the form was opened, so no channel is asked for. */
export function formView(name: string, { title, intro, submit, fields }: Form): FormView {
  return { name, title, intro, submit, fields: fields.filter(({ kind }) => kind !== 'channel') };
}

/**
 * What was filled in, as far as the form has such fields and choices; a page can send anything. Empty fields are left out,
 * and names become people.
 */
export function filledIn({ fields }: Form, given: Filled, personOf: (name: string) => string): Filled {
  const filled: Record<string, Filled[string]> = {};
  for (const field of fields) {
    const value = valueFor(field, given[field.id] ?? [], personOf);
    if (value !== undefined && value.length > 0) filled[field.id] = value;
  }
  return filled;
}

function valueFor(
  field: FormField,
  given: Filled[string],
  personOf: (name: string) => string,
): Filled[string] | undefined {
  const list = (typeof given === 'string' ? [given] : given).filter((one) => one.trim() !== '');
  const [first] = list;
  if (first === undefined) return undefined;
  switch (field.kind) {
    case 'text':
    case 'date':
      return first.trim();
    case 'one':
      return field.options.find(({ value }) => value === first)?.value;
    case 'several':
      return field.options.map(({ value }) => value).filter((value) => list.includes(value));
    case 'people':
      return [...new Set(list.map((name) => personOf(name.trim())))];
    case 'channel':
      return undefined;
    default:
      return field satisfies never;
  }
}
