import type { Filled, Form } from '../../core/forms/form.ts';
import {
  isTypedField,
  optionNumber,
  optionsOf,
  optionWords,
  type TypedField,
} from '../../core/forms/typed-field.ts';
import { printable } from '../text/printable.ts';
import { howToAnswer, readField } from './form-field.ts';
import { paintFor } from './paint.ts';
import type { View } from './view.ts';
import { wrapUnder } from './wrap.ts';

/** Asks for the fields of a form one after another. */
export type FormDialog = {
  readonly form: Form;
  /** The current field with its options. */
  question(view: View): string;
  /** Takes a line as the value of the current field. */
  take(line: string): Taken;
};

export type Taken =
  | { readonly kind: 'next' }
  /** The line is invalid; ask the same question again. */
  | { readonly kind: 'again'; readonly says: string }
  | { readonly kind: 'done'; readonly filled: Filled };

export function openFormDialog(form: Form): FormDialog {
  const filled: Record<string, Filled[string]> = {};
  let at = 0;
  // A terminal has one place to answer in, so fields for a channel are left out.
  const fields = form.fields.filter(isTypedField);
  const current = (): TypedField | undefined => fields[at];

  function question(view: View): string {
    const paint = paintFor(view.colours);
    const field = current();
    if (field === undefined) return '';
    const intro =
      at === 0 && form.intro !== null ? [wrapUnder('', printable(form.intro), view.width), ''] : [];
    return [
      ...(at === 0 ? [paint.headline(printable(form.title))] : []),
      ...intro,
      wrapUnder(`${at + 1}/${fields.length} `, paint.strong(printable(field.label)), view.width),
      ...(field.hint === null ? [] : [wrapUnder('', printable(field.hint), view.width)]),
      ...optionsOf(field).map((_, index, options) =>
        wrapUnder(
          `${paint.code(optionNumber(options, index))} `,
          printable(optionWords(options, index)),
          view.width,
        ),
      ),
      paint.faint(wrapUnder('', howToAnswer(field), view.width)),
    ].join('\n');
  }

  function take(line: string): Taken {
    const field = current();
    if (field === undefined) return { kind: 'done', filled };
    const input = readField(field, line.trim());
    if (input.kind === 'wrong') return { kind: 'again', says: input.why };
    if (input.value !== null) filled[field.id] = input.value;
    else if (field.required) return { kind: 'again', says: 'This one is needed.' };
    at++;
    return current() === undefined ? { kind: 'done', filled } : { kind: 'next' };
  }

  return { form, question, take };
}
