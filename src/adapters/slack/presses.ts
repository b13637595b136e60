import { z } from 'zod';
import { limits } from './limits.ts';

/** Names of what can be pressed; Slack hands them back with a press. */
export const controlIds = {
  say: 'say',
  open: 'open',
  pick: 'pick',
  feedback: 'feedback',
  menu: 'menu',
  share: 'share',
  mute: 'mute',
  homeAsk: 'home-ask',
} as const;

/** What a press means, as it is written into the value of a control. */
export const controlValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), conversation: z.string(), says: z.string() }),
  z.strictObject({ kind: z.literal('open'), conversation: z.string(), ref: z.string() }),
  z.strictObject({
    kind: z.literal('feedback'),
    answer: z.string(),
    conversation: z.string(),
    verdict: z.enum(['helpful', 'not-helpful']),
  }),
  z.strictObject({ kind: z.literal('share'), answer: z.string(), conversation: z.string() }),
]);

/** What the menu of an answer offers. */
export const menuItems = ['trace', 'mute', 'unmute', 'settings'] as const;

const separator = '@';

/** The name of a list that belongs to a conversation: the values of its options are too short to say which. */
export function namedFor(id: string, conversation: string): string {
  const name = `${id}${separator}${conversation}`;
  return name.length <= limits.actionId ? name : id;
}

/** @returns undefined where the name does not say: then it is the thread that the list stands in */
export function conversationIn(actionId: string): string | undefined {
  const at = actionId.indexOf(separator);
  return at < 0 ? undefined : actionId.slice(at + 1);
}

/** What a pick from a list means. Its conversation is in the name of the list. */
export const optionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('says'), says: z.string() }),
  z.strictObject({ kind: z.literal('opens'), ref: z.string() }),
  z.strictObject({ kind: z.literal('menu'), answer: z.string(), does: z.enum(menuItems) }),
]);

export type OptionValue = z.infer<typeof optionSchema>;

export type ControlValue = z.infer<typeof controlValueSchema>;

/**
 * Writes a value within a limit; the words of a choice are cut at a blank where they would not fit.
 *
 * @throws where even without words it is too long, which no id of ours makes happen
 */
export function writeValue(value: ControlValue, most: number): string {
  const written = JSON.stringify(value);
  if (written.length <= most) return written;
  if (value.kind === 'say') {
    // A word that begins beyond the limit cannot fit, however many there are.
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
    // Six: what the longest escape of one character takes.
    return JSON.stringify({
      ...value,
      says: value.says.slice(0, Math.floor(room / 6)).replace(/[\uD800-\uDBFF]$/, ''),
    });
  }
  throw new Error(
    `a control's value of ${written.length} characters does not fit ${most}; shorten the ids in it`,
  );
}

/** Reads a value back; undefined where it is not one of ours. */
export function readValue(written: string): ControlValue | undefined {
  return controlValueSchema.safeParse(json(written)).data;
}

export function readOption(written: string): OptionValue | undefined {
  return optionSchema.safeParse(json(written)).data;
}

function json(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
