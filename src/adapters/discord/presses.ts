import { askRef } from '../../core/forms/ask-form.ts';
import type { Press } from '../chat/events.ts';
import { limits } from './limits.ts';

/**
 * What a button, select or form does, encoded in its `custom_id`, so it works after a restart or on another machine
 * without a lookup.
 */
export type Control =
  | Exclude<Press, { kind: 'unknown' }>
  /** A select that sends the chosen value. */
  | { readonly kind: 'pick'; readonly number: number }
  /** Sends the words of the section it's in, which are too long for an id. */
  | { readonly kind: 'quote'; readonly number: number }
  /** A select whose values are ids of further controls. */
  | { readonly kind: 'menu'; readonly number: number }
  /** A submitted form. */
  | { readonly kind: 'filled'; readonly ref: string }
  /** Comment and question forms of earlier versions, with a single field called `words`. */
  | { readonly kind: 'old-comment'; readonly answer: string }
  | { readonly kind: 'old-question' };

export type ControlContext = {
  /** Null if a press begins a conversation, as a command does. */
  readonly conversation: string | null;
  /**
   * True in a private note about a public conversation: its controls act in public, unlike those below a private
   * answer. Encoded as a capital letter.
   */
  readonly aloud: boolean;
};

/** Encodes a control; undefined if its words don't fit. */
export function customIdOf(control: Control, { conversation, aloud }: ControlContext): string | undefined {
  const [letter, rest] = written(control);
  const head = `${aloud && mayBeAloud.includes(letter) ? letter.toUpperCase() : letter}:${conversation ?? noConversation}`;
  const id = rest === null ? head : `${head}:${rest}`;
  return id.length <= limits.customId ? id : undefined;
}

/** Stands for the conversation that a press begins. */
const noConversation = '-';

const mayBeAloud = ['s', 'p', 'q', 'f', 'g', 'z'];

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
    case 'unfold':
      return [control.what === 'rest' ? 'e' : 'c', control.answer];
    case 'menu':
      return ['z', control.number];
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

/** A control as its id tells it. */
export type ReadControl = ControlContext & { readonly control: Control };

/** Decodes an id; undefined if no version wrote it. */
export function readCustomId(customId: string): ReadControl | undefined {
  const [, letter = '', conversation = '', rest = ''] =
    /^([a-z]):([^:]{1,40})(?::(.*))?$/is.exec(customId) ?? [];
  const control = controlOf(letter.toLowerCase(), rest);
  return control === undefined
    ? undefined
    : {
        control,
        conversation: conversation === noConversation ? null : conversation,
        aloud: letter !== letter.toLowerCase(),
      };
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
    case 'e':
      return { kind: 'unfold', answer: rest, what: 'rest' };
    case 'c':
      return { kind: 'unfold', answer: rest, what: 'sources' };
    case 'z':
      return { kind: 'menu', number: Number(rest) };
    case 'o':
      return { kind: 'share', answer: rest === '' ? null : rest };
    case 'm':
      return { kind: 'mute' };
    case 'u':
      return { kind: 'unmute' };
    case 'w':
      return { kind: 'old-comment', answer: rest };
    // Earlier versions had a separate letter for opening the question form.
    case 'a':
      return { kind: 'open', ref: askRef };
    case 'd':
      return { kind: 'old-question' };
    default: // Open set: an id may contain anything.
      return undefined;
  }
}
