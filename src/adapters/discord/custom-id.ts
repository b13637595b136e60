import { limits } from './limits.ts';

/**
 * What a press stands for, written into the `custom_id` of what is pressed: after a restart, or on another
 * machine, a press means the same without anything being looked up.
 */
export type Press =
  /** The words that it says in a conversation. */
  | (Aloud & { readonly kind: 'say'; readonly conversation: string; readonly words: string })
  /** A select: the chosen value is what it says. */
  | (Aloud & { readonly kind: 'pick'; readonly conversation: string; readonly number: number })
  /** Says the words of the section that it stands in: they are too long for an id. */
  | (Aloud & { readonly kind: 'quote'; readonly conversation: string; readonly number: number })
  /** Opens a form, or is that form. */
  | (Aloud & { readonly kind: 'form' | 'filled'; readonly conversation: string; readonly ref: string })
  | {
      readonly kind: 'helpful' | 'unhelpful' | 'unhelpful-why' | 'trace' | 'share';
      readonly conversation: string;
      readonly answer: string;
    }
  /** Opens a dialogue for a question, or is that dialogue. */
  | { readonly kind: 'ask' | 'asked'; readonly conversation: string }
  | { readonly kind: 'mute' | 'unmute'; readonly conversation: string };

/**
 * True in a note that one person sees, on a conversation that everybody sees: what is said by it is said there,
 * and not privately as below a private answer. A capital letter says so.
 */
type Aloud = { readonly aloud: boolean };

const letters = {
  say: 's',
  pick: 'p',
  quote: 'q',
  form: 'f',
  filled: 'g',
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
  const letter = letters[press.kind];
  const head = `${'aloud' in press && press.aloud ? letter.toUpperCase() : letter}:${press.conversation}`;
  const id =
    'words' in press
      ? `${head}:${press.words}`
      : 'number' in press
        ? `${head}:${press.number}`
        : 'answer' in press
          ? `${head}:${press.answer}`
          : 'ref' in press
            ? `${head}:${press.ref}`
            : head;
  return id.length <= limits.customId ? id : undefined;
}

/** Reads an id; undefined where it is none of ours: an older version's, or made up. */
export function pressOf(customId: string): Press | undefined {
  const [, letter = '', conversation = '', rest = ''] =
    /^([a-z]):([^:]{1,40})(?::(.*))?$/is.exec(customId) ?? [];
  const aloud = letter !== letter.toLowerCase();
  switch (letter.toLowerCase()) {
    case letters.say:
      return rest === '' ? undefined : { kind: 'say', conversation, words: rest, aloud };
    case letters.pick:
      return { kind: 'pick', conversation, number: Number(rest), aloud };
    case letters.quote:
      return { kind: 'quote', conversation, number: Number(rest), aloud };
    case letters.form:
      return rest === '' ? undefined : { kind: 'form', conversation, ref: rest, aloud };
    case letters.filled:
      return rest === '' ? undefined : { kind: 'filled', conversation, ref: rest, aloud };
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
