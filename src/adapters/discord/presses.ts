import { askRef } from '../../core/forms/ask-form.ts';
import type { Press } from '../chat/events.ts';
import { limits } from './limits.ts';

/**
 * What a button, a select or a form stands for, written into its `custom_id`: after a restart, or on another machine, it
 * means the same without a lookup.
 */
export type Control =
  | Exclude<Press, { kind: 'unknown' }>
  /** A select: the chosen value is what it says. */
  | { readonly kind: 'pick'; readonly number: number }
  /** Says the words of the section it's in, which are too long for an id. */
  | { readonly kind: 'quote'; readonly number: number }
  /** A form that was filled in. */
  | { readonly kind: 'filled'; readonly ref: string }
  /** The forms for a comment and for a question, as earlier versions made them: one field, called `words`. */
  | { readonly kind: 'old-comment'; readonly answer: string }
  | { readonly kind: 'old-question' };

export type ControlContext = {
  readonly conversation: string;
  /**
   * True in a note that one person sees of a conversation that everyone sees: what is said with it is said to everyone,
   * unlike below a private answer. A capital letter stands for it.
   */
  readonly aloud: boolean;
};

/** The id of a control; undefined if its words don't fit. */
export function customIdOf(control: Control, { conversation, aloud }: ControlContext): string | undefined {
  const [letter, rest] = written(control);
  const head = `${aloud && mayBeAloud.includes(letter) ? letter.toUpperCase() : letter}:${conversation}`;
  const id = rest === null ? head : `${head}:${rest}`;
  return id.length <= limits.customId ? id : undefined;
}

const mayBeAloud = ['s', 'p', 'q', 'f', 'g'];

function written(control: Control): readonly [letter: string, rest: string | number | null] {
  switch (control.kind) {
    case 'say':
      return ['s', control.words];
    case 'pick':
      return ['p', control.number];
    case 'quote':
      return ['q', control.number];
    case 'open':
      return ['f', control.ref];
    case 'filled':
      return ['g', control.ref];
    case 'feedback':
      return [control.verdict === 'helpful' ? 'h' : 'n', control.answer];
    case 'trace':
      return ['t', control.answer];
    case 'share':
      return ['o', control.answer];
    case 'mute':
      return ['m', null];
    case 'unmute':
      return ['u', null];
    case 'old-comment':
      return ['w', control.answer];
    case 'old-question':
      return ['d', null];
    default:
      return control satisfies never;
  }
}

/** Reads an id; undefined for one that no version wrote. */
export function readCustomId(customId: string): (ControlContext & { readonly control: Control }) | undefined {
  const [, letter = '', conversation = '', rest = ''] =
    /^([a-z]):([^:]{1,40})(?::(.*))?$/is.exec(customId) ?? [];
  const control = controlOf(letter.toLowerCase(), rest);
  return control === undefined
    ? undefined
    : { control, conversation, aloud: letter !== letter.toLowerCase() };
}

function controlOf(letter: string, rest: string): Control | undefined {
  switch (letter) {
    case 's':
      return rest === '' ? undefined : { kind: 'say', words: rest };
    case 'p':
      return { kind: 'pick', number: Number(rest) };
    case 'q':
      return { kind: 'quote', number: Number(rest) };
    case 'f':
      return rest === '' ? undefined : { kind: 'open', ref: rest };
    case 'g':
      return rest === '' ? undefined : { kind: 'filled', ref: rest };
    case 'h':
      return { kind: 'feedback', answer: rest, verdict: 'helpful' };
    case 'n':
      return { kind: 'feedback', answer: rest, verdict: 'not-helpful' };
    case 't':
      return { kind: 'trace', answer: rest };
    case 'o':
      return { kind: 'share', answer: rest === '' ? null : rest };
    case 'm':
      return { kind: 'mute' };
    case 'u':
      return { kind: 'unmute' };
    case 'w':
      return { kind: 'old-comment', answer: rest };
    // Earlier versions opened the form for a question with a letter of its own.
    case 'a':
      return { kind: 'open', ref: askRef };
    case 'd':
      return { kind: 'old-question' };
    default: // Open set: anything may stand in an id.
      return undefined;
  }
}
