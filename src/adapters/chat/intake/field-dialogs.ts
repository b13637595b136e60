import { LRUCache } from 'lru-cache';
import { type Answer, type Block, plain, strong } from '../../../core/answer/answer.ts';
import { answerIdOf } from '../../../core/answer/answer-id.ts';
import type { Filled, Form } from '../../../core/forms/form.ts';
import {
  currentValue,
  isTypedField,
  optionNumber,
  optionsOf,
  optionWords,
  readTypedField,
  type TypedField,
} from '../../../core/forms/typed-field.ts';
import { mentionedIn } from '../../../core/understanding/text/markup.ts';
import { atMost } from '../../caches/at-most.ts';
import type { ChatAddress } from '../address.ts';
import type { EventSource } from '../events.ts';
import type { Teller } from './teller.ts';

/** A form that is complete, as the person filled it in. */
export type CompletedForm = { readonly ref: string; readonly filled: Filled };

/**
 * Forms for platforms that have none: the fields are asked one by one in the thread, and the person's next messages
 * there are the answers. "skip" leaves a field as it is, "cancel" ends it. A restart forgets a form that isn't complete.
 */
export type FieldDialogs<A extends ChatAddress, T> = {
  begin(source: EventSource<A, T>, conversation: string, form: Form): Promise<void>;
  /** True if this person is filling in a form in this conversation, or did so with this very message. */
  concerns(source: EventSource<A, T>, conversation: string): boolean;
  /**
   * Takes a message as the answer to the open field. A message that is delivered again changes nothing.
   *
   * @returns the form if it's complete, until `end` is called; null if it goes on or ended
   */
  answer(source: EventSource<A, T>, conversation: string, words: string): Promise<CompletedForm | null>;
  /** Forgets a form that was submitted. */
  end(source: EventSource<A, T>, conversation: string): void;
};

type Open = {
  readonly form: Form;
  readonly fields: readonly TypedField[];
  readonly at: number;
  readonly filled: Filled;
};

/** Forms under way at a time, and how long one waits for its next answer, in milliseconds. */
const mostOpen = 1_000;
const openFor = 30 * 60_000;
const mostTaken = 10_000;

export function createFieldDialogs<A extends ChatAddress, T>(teller: Teller<A, T>): FieldDialogs<A, T> {
  const open = new LRUCache<string, Open>({ ...atMost(mostOpen), ttl: openFor });
  /** Messages that were taken as answers. */
  const taken = new LRUCache<string, true>({ ...atMost(mostTaken), ttl: openFor });
  const nameOf = (
    { workspace, author }: Pick<EventSource<A, T>, 'workspace' | 'author'>,
    conversation: string,
  ) => JSON.stringify([workspace, conversation, author]);

  const deliveryOf = ({ workspace, delivery }: EventSource<A, T>) => JSON.stringify([workspace, delivery]);

  async function askField(source: EventSource<A, T>, conversation: string, dialog: Open): Promise<void> {
    const field = dialog.fields[dialog.at];
    if (field !== undefined) await teller.tell(source, questionFor(dialog, field), { conversation });
  }

  return {
    async begin(source, conversation, form) {
      const dialog: Open = { form, fields: form.fields.filter(isTypedField), at: 0, filled: {} };
      open.set(nameOf(source, conversation), dialog);
      await askField(source, conversation, dialog);
    },
    concerns: (source, conversation) =>
      open.has(nameOf(source, conversation)) || taken.has(deliveryOf(source)),
    async answer(source, conversation, words) {
      const name = nameOf(source, conversation);
      const dialog = open.get(name);
      const field = dialog?.fields[dialog.at];
      if (dialog === undefined || field === undefined || taken.has(deliveryOf(source))) return null;
      const text = words.trim();
      if (/^cancel[.!]?$/i.test(text)) {
        open.delete(name);
        taken.set(deliveryOf(source), true);
        await teller.tell(source, 'Cancelled. Nothing was changed.');
        return null;
      }
      const read = readAnswer(field, text);
      if (read.kind === 'wrong') {
        await teller.tell(source, read.why, { conversation });
        return null;
      }
      const filled = read.value === null ? dialog.filled : { ...dialog.filled, [field.id]: read.value };
      const next: Open = { ...dialog, at: dialog.at + 1, filled };
      // The last answer counts as taken once the form is submitted, so that it's taken again if that fails.
      if (next.at === dialog.fields.length) return { ref: dialog.form.ref, filled };
      open.set(name, next);
      taken.set(deliveryOf(source), true);
      await askField(source, conversation, next);
      return null;
    },
    end(source, conversation) {
      open.delete(nameOf(source, conversation));
      taken.set(deliveryOf(source), true);
    },
  };
}

/** An answer to a field: typed, or skipped, which keeps what the form would have shown. */
function readAnswer(
  field: TypedField,
  text: string,
):
  | { readonly kind: 'value'; readonly value: Filled[string] | null }
  | { readonly kind: 'wrong'; readonly why: string } {
  if (!/^(?:skip[.!]?)?$/i.test(text)) return readTypedField(field, text, mentionedIn);
  const value = currentValue(field);
  return field.required && value === null
    ? { kind: 'wrong', why: `"${field.label}" can't be skipped.` }
    : { kind: 'value', value };
}

function questionFor({ form, fields, at }: Open, field: TypedField): Answer {
  const { title, intro, ref } = form;
  const lines = optionsOf(field).map((_, index, options) => [
    plain(`${optionNumber(options, index)}. ${optionWords(options, index)}`),
  ]);
  const hint = field.hint === null ? '' : ` ${field.hint}`;
  const many = field.kind === 'several' ? ' Several numbers are fine: 1, 3.' : '';
  const skip = field.required ? '' : ' "skip" leaves it as it is.';
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      spans: [strong(`${title}, ${at + 1} of ${fields.length}: ${field.label}`), plain(hint)],
    },
  ];
  if (at === 0 && intro !== null) blocks.unshift({ kind: 'paragraph', spans: [plain(intro)] });
  if (lines.length > 0) blocks.push({ kind: 'bullets', items: lines });
  blocks.push({ kind: 'note', spans: [plain(`Reply with your answer.${many}${skip} "cancel" ends this.`)] });
  return { id: answerIdOf([ref, at]), blocks, sources: [], declined: true, ranking: null };
}
