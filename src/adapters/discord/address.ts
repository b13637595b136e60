import { z } from 'zod';

/** A Discord id. */
const snowflake = z.string().regex(/^\d{15,20}$/);

const tools = z.strictObject({
  mute: z.enum(['mute', 'unmute']).nullable(),
  ask: z.boolean(),
  share: z.boolean(),
});
/** `above`: a line over the answer, in Markdown, where the question does not stand there. `foot`: a line below it. `tools`: see tools.ts. */
const framed = { above: z.string().nullable(), foot: z.string().nullable(), tools };

/**
 * Where a reply goes: all that another process needs to post it. It is committed with the turn, so nothing
 * in it is known only to the one that took the question.
 */
export const addressSchema = z.discriminatedUnion('kind', [
  /** Into the thread of a message, which is opened if there is none. Its id is the message's. */
  z.strictObject({
    kind: z.literal('thread'),
    channel: snowflake,
    message: snowflake,
    name: z.string(),
    ...framed,
  }),
  /** Into a channel, a thread or a direct message, as a reply to `answers` if given. */
  z.strictObject({
    kind: z.literal('channel'),
    channel: snowflake,
    answers: snowflake.nullable(),
    ...framed,
  }),
  /** Into one of those, where it may be out as the first response to an interaction, which no nonce tells. */
  z.strictObject({ kind: z.literal('response'), channel: snowflake, ...framed }),
  /** By the interaction's own token: seen by its asker only, or where the bot itself may not post. */
  z.strictObject({
    kind: z.literal('interaction'),
    application: snowflake,
    token: z.string(),
    until: z.number(),
    private: z.boolean(),
    ...framed,
  }),
]);

export type Address = z.infer<typeof addressSchema>;

/** Where messages of the conversation go that answer no question: to the same place, without what frames one. */
export function homeOf(address: Address): Address {
  const bare = { above: null, foot: null };
  switch (address.kind) {
    case 'thread':
    case 'interaction':
      return { ...address, ...bare };
    case 'channel':
    case 'response':
      return { kind: 'channel', channel: address.channel, answers: null, ...bare, tools: address.tools };
  }
}

/** Where a message of ours is that may be edited: its parts in order, and what stands around the answer in them. */
export const placeSchema = z.strictObject({
  channel: snowflake,
  parts: z.array(snowflake).min(1),
  ...framed,
});

export type MessagePlace = z.infer<typeof placeSchema>;
