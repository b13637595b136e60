import { limits } from './limits.ts';

/**
 * What a press stands for, written into the `custom_id` of what is pressed: after a restart, or on another
 * machine, a press means the same without anything being looked up.
 */
export type Press =
  /** The words that it says in a conversation. */
  | { readonly kind: 'say'; readonly conversation: string; readonly words: string }
  /** A select: the chosen value is what it says. */
  | { readonly kind: 'pick'; readonly conversation: string; readonly number: number }
  /** Says the words of the section that it stands in: they are too long for an id. */
  | { readonly kind: 'quote'; readonly conversation: string; readonly number: number }
  | {
      readonly kind: 'helpful' | 'unhelpful' | 'unhelpful-why' | 'trace' | 'share';
      readonly conversation: string;
      readonly answer: string;
    }
  /** Opens a dialogue for a question, or is that dialogue. */
  | { readonly kind: 'ask' | 'asked'; readonly conversation: string }
  | { readonly kind: 'mute' | 'unmute'; readonly conversation: string };

const letters = {
  say: 's',
  pick: 'p',
  quote: 'q',
  helpful: 'h',
  unhelpful: 'n',
  'unhelpful-why': 'w',
  trace: 't',
  share: 'o',
  ask: 'a',
  asked: 'd',
  mute: 'm',
  unmute: 'u',
} as const;

/** The id, or undefined where the words do not fit into one. */
export function customIdOf(press: Press): string | undefined {
  const head = `${letters[press.kind]}:${press.conversation}`;
  const id =
    'words' in press
      ? `${head}:${press.words}`
      : 'number' in press
        ? `${head}:${press.number}`
        : 'answer' in press
          ? `${head}:${press.answer}`
          : head;
  return id.length <= limits.customId ? id : undefined;
}

/** Reads an id; undefined where it is none of ours: an older version's, or made up. */
export function pressOf(customId: string): Press | undefined {
  const [, letter, conversation = '', rest = ''] = /^([a-z]):([^:]{1,40})(?::(.*))?$/s.exec(customId) ?? [];
  switch (letter) {
    case letters.say:
      return rest === '' ? undefined : { kind: 'say', conversation, words: rest };
    case letters.pick:
      return { kind: 'pick', conversation, number: Number(rest) };
    case letters.quote:
      return { kind: 'quote', conversation, number: Number(rest) };
    case letters.helpful:
      return { kind: 'helpful', conversation, answer: rest };
    case letters.unhelpful:
      return { kind: 'unhelpful', conversation, answer: rest };
    case letters['unhelpful-why']:
      return { kind: 'unhelpful-why', conversation, answer: rest };
    case letters.trace:
      return { kind: 'trace', conversation, answer: rest };
    case letters.share:
      return { kind: 'share', conversation, answer: rest };
    case letters.ask:
      return { kind: 'ask', conversation };
    case letters.asked:
      return { kind: 'asked', conversation };
    case letters.mute:
      return { kind: 'mute', conversation };
    case letters.unmute:
      return { kind: 'unmute', conversation };
    default:
      return undefined;
  }
}
