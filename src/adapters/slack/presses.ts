import { z } from 'zod';
import type { Press } from '../chat/events.ts';
import { readJson } from './json.ts';
import { limits } from './limits.ts';

/** Names of the controls; Slack hands them back with a press. */
export const controlIds = {
  say: 'say',
  open: 'open',
  pick: 'pick',
  feedback: 'feedback',
  menu: 'menu',
  share: 'share',
  note: 'note',
  unfold: 'unfold',
  homeAsk: 'home-ask',
} as const;

/** True for a control of this program, of any version. */
export function isOurs(actionId: string): boolean {
  return /^(?:(?:say|open):\d+|(?:pick|menu)(?:@.*)?|unfold:(?:rest|sources)|feedback|share|note|mute|home-ask)$/.test(
    actionId,
  );
}

const answer = z.string();
const conversation = z.string();

/** In a private note: the thread in which it's said, or what the form asks, for everyone. */
const saidIn = z.string().nullable().optional();

/** A press as a button carries it. */
const valueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), conversation, says: z.string(), thread: saidIn }),
  z.strictObject({ kind: z.literal('open'), conversation, ref: z.string(), thread: saidIn }),
  z.strictObject({
    kind: z.literal('feedback'),
    answer,
    conversation,
    verdict: z.enum(['helpful', 'not-helpful']),
  }),
  z.strictObject({ kind: z.literal('trace'), answer, conversation }),
  z.strictObject({ kind: z.literal('share'), answer: answer.nullable(), conversation }),
  z.strictObject({
    kind: z.literal('unfold'),
    answer,
    conversation,
    what: z.enum(['rest', 'sources']),
  }),
  z.strictObject({ kind: z.literal('mute'), conversation }),
  z.strictObject({ kind: z.literal('unmute'), conversation }),
]);
type Value = z.infer<typeof valueSchema>;

/** What an answer's menu offers; Slack takes five at most. */
export const menuItems = ['helpful', 'not-helpful', 'trace', 'mute', 'unmute'] as const;
/** What it offered in earlier versions, too. */
const knownItems = [...menuItems, 'settings'] as const;
export type MenuItem = (typeof knownItems)[number];

/** A press as an option of a list carries it; its conversation is in the list's name. */
const optionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('says'), says: z.string() }),
  z.strictObject({ kind: z.literal('opens'), ref: z.string() }),
  z.strictObject({ kind: z.literal('menu'), answer, does: z.enum(knownItems) }),
]);
export type OptionValue = z.infer<typeof optionSchema>;

/** A press, and where it belongs. */
export type PressedValue = {
  readonly press: Press;
  readonly conversation: string;
  /** The thread to say it in; undefined for where the message is. */
  readonly thread?: string | null;
};

/**
 * Writes a press within a limit. Words that don't fit are cut at a blank.
 *
 * @throws if it's too long even without words, which ids of ours never are
 */
export function writePress(pressed: PressedValue, most: number): string {
  const value = valueFor(pressed);
  const written = JSON.stringify(value);
  if (written.length <= most) return written;
  if (value.kind === 'say') return shortened(value, most);
  throw new Error(
    `a button's value of ${written.length} characters does not fit ${most}; shorten the ids in it`,
  );
}

/** @returns undefined for what isn't a press of ours */
export function readPress(written: string): PressedValue | undefined {
  const { data } = valueSchema.safeParse(readJson(written));
  if (data === undefined) return undefined;
  const { conversation } = data;
  switch (data.kind) {
    case 'say':
      return inThread({ press: { kind: 'say', words: data.says }, conversation }, data.thread);
    case 'open':
      return inThread({ press: { kind: 'open', ref: data.ref }, conversation }, data.thread);
    case 'feedback':
      return { press: { kind: 'feedback', answer: data.answer, verdict: data.verdict }, conversation };
    case 'trace':
    case 'share':
    case 'unfold':
    case 'mute':
    case 'unmute': {
      const { conversation: _, ...press } = data;
      return { press, conversation };
    }
    default:
      return data satisfies never;
  }
}

function inThread(pressed: PressedValue, thread: string | null | undefined): PressedValue {
  return thread === undefined ? pressed : { ...pressed, thread };
}

/** @returns undefined for what isn't an option of ours */
export function readOption(written: string): Press | undefined {
  const { data } = optionSchema.safeParse(readJson(written));
  if (data === undefined) return undefined;
  switch (data.kind) {
    case 'says':
      return { kind: 'say', words: data.says };
    case 'opens':
      return { kind: 'open', ref: data.ref };
    case 'menu':
      return menuPress(data.does, data.answer);
    default:
      return data satisfies never;
  }
}

function menuPress(does: MenuItem, answer: string): Press {
  switch (does) {
    case 'helpful':
    case 'not-helpful':
      return { kind: 'feedback', answer, verdict: does };
    case 'trace':
      return { kind: 'trace', answer };
    case 'mute':
    case 'unmute':
      return { kind: does };
    case 'settings':
      return { kind: 'open', ref: 'settings:channel' };
    default:
      return does satisfies never;
  }
}

const separator = '@';

/** Names a list after its conversation, because the values of its options are too short to carry it. */
export function namedFor(id: string, conversation: string): string {
  const name = `${id}${separator}${conversation}`;
  return name.length <= limits.actionId ? name : id;
}

/** @returns undefined if the name doesn't say: then it's the conversation of the thread the list is in */
export function conversationIn(actionId: string): string | undefined {
  const at = actionId.indexOf(separator);
  return at < 0 ? undefined : actionId.slice(at + 1);
}

function valueFor({ press, conversation, thread }: PressedValue): Value {
  const where = thread === undefined ? {} : { thread };
  switch (press.kind) {
    case 'say':
      return { kind: 'say', conversation, says: press.words, ...where };
    case 'open':
      return { kind: 'open', conversation, ref: press.ref, ...where };
    case 'feedback': {
      const { answer, verdict } = press;
      return { kind: 'feedback', answer, conversation, verdict };
    }
    case 'trace':
    case 'share':
    case 'unfold':
    case 'mute':
    case 'unmute':
      return { ...press, conversation };
    case 'unknown':
      throw new Error('an unknown press cannot be written into a button');
    default:
      return press satisfies never;
  }
}

/** As many whole words as fit; a single word that doesn't is cut. */
function shortened(value: Extract<Value, { kind: 'say' }>, most: number): string {
  // A word that begins beyond the limit can't fit, however many there are.
  const words = value.says.slice(0, most).split(' ');
  const first = (count: number): string =>
    JSON.stringify({ ...value, says: words.slice(0, count).join(' ') });
  let fits = 0;
  for (let over = words.length; over - fits > 1; ) {
    const middle = Math.floor((fits + over) / 2);
    if (first(middle).length <= most) fits = middle;
    else over = middle;
  }
  if (fits > 0) return first(fits);
  const room = most - JSON.stringify({ ...value, says: '' }).length;
  // 6: the longest escape of one character.
  const says = value.says.slice(0, Math.floor(room / 6)).replace(/[\uD800-\uDBFF]$/, '');
  return JSON.stringify({ ...value, says });
}
