import { z } from 'zod';
import { stripMarkup } from '../../core/understanding/text/markup.ts';
import { chatAddressShape } from '../chat/address.ts';
import { cutBetweenCharacters } from '../text/cut-text.ts';
import { limits } from './limits.ts';
import { olderAddressSchema } from './older-addresses.ts';

/** A Discord id; empty in addresses of older versions, which didn't store all of them. */
const snowflake = z.string().regex(/^(\d{15,20})?$/);

const currentSchema = z.strictObject({
  ...chatAddressShape,
  /** The channel, thread or direct message. */
  channel: snowflake,
  /** True if `channel` is a thread or a direct message, where all messages belong to one conversation. */
  isThread: z.boolean(),
  /** The message whose thread the reply goes into, which is opened if it has none; null to post into `channel`. */
  opens: z.strictObject({ message: snowflake, name: z.string() }).nullable(),
  /** The message to reply to. */
  answers: snowflake.nullable(),
  /** The interaction that asked, whose token reaches the asker for 15 minutes. */
  interaction: z
    .strictObject({
      application: snowflake,
      id: snowflake,
      token: z.string(),
      /** When the token ends, in milliseconds since 1970. */
      until: z.number(),
      /**
       * Its first response. `open`: reserved for the answer, and may already be it. `deferred`: Discord shows that an
       * answer is coming. `given`: it shows something else. `late`: Discord accepted none.
       */
      first: z.enum(['open', 'deferred', 'given', 'late']),
      /** True to delete what it shows to everyone, because the answer concerns only the asker. */
      withdraws: z.boolean().exactOptional(),
    })
    .nullable(),
  /** `channel`: the bot can post there. `token`: it can reply only with the interaction's token. `person`: a direct message to `user`. */
  reach: z.enum(['channel', 'token', 'person']),
  /** Controls below the answer, besides feedback and trace. */
  tools: z.strictObject({
    mute: z.boolean(),
    /** Offers a form for the next question if plain messages don't reach the bot. */
    ask: z.boolean(),
    /** Offers to show a private answer to the channel. */
    share: z.boolean(),
  }),
  /** True to explain below the answer which messages reach the bot. */
  foot: z.boolean(),
});

/** Destination of a reply, with everything another process needs to post it. */
export type Address = z.infer<typeof currentSchema>;

/** Reads an address from the outbox, including those of older versions. */
export const addressSchema: z.ZodType<Address> = z.union([currentSchema, olderAddressSchema]);

/** Address for the thread's notices, which reply to nothing and are for no one person. */
export function destinationOf(address: Address): Address {
  return {
    ...address,
    user: '',
    asked: null,
    answers: null,
    interaction: address.reach === 'token' ? address.interaction : null,
    foot: false,
  };
}

/** Address for a message in a channel that begins something new; null where the bot can only reply. @param channel a place */
export function channelAddress(address: Address, channel: string): Address | null {
  if (address.reach !== 'channel') return null;
  const { isNote: _, ...rest } = destinationOf(address);
  return {
    ...rest,
    channel,
    isThread: address.isThread && address.channel === channel,
    isPrivate: false,
    opens: null,
    tools: { mute: false, ask: false, share: false },
  };
}

/** A server is a workspace. */
export function workspaceOfServer(server: string): string {
  return `discord:${server}`;
}

/** Outside servers that installed the bot, each person is a workspace. */
export function workspaceOfPerson(person: string): string {
  return `discord:person:${person}`;
}

/** Runs of what can't be seen in a name, but for joiners, which only emoji still have, and the signs of a flag. */
const invisible =
  /(?:[\p{Cc}\s]|(?![\u200d\u{e0020}-\u{e007f}])\p{Cf}|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}])+/gu;

/** Name of the thread that a question opens: the question on one line, cut between words. */
export function threadNameOf(words: string): string {
  const line = stripMarkup(words).plain.replace(invisible, ' ').trim();
  if (line === '') return 'A question';
  if (line.length <= limits.threadName) return line;
  const cut = cutBetweenCharacters(line, limits.threadName - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > limits.threadName / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
}
