import { z } from 'zod';

/**
 * The question an answer belongs to, shown above the answer where it isn't visible otherwise. `how` says what
 * brought it up, because a platform words each differently.
 */
const askedSchema = z.strictObject({
  by: z.string(),
  words: z.string(),
  // Questions stored by older versions don't say.
  how: z.enum(['command', 'press', 'weigh', 'save', 'share']).default('command'),
});

export type Asked = z.infer<typeof askedSchema>;

/** What every platform's address has; each platform spreads it into its own schema. */
export const chatAddressShape = {
  /** The platform's id of whoever asked. */
  user: z.string(),
  asked: askedSchema.nullable(),
  /** True if only `user` sees the answer. */
  isPrivate: z.boolean(),
  /**
   * True for what concerns only `user` in a conversation that everyone sees: it's in no thread of its own, it can't be
   * shared, and what they press in it is said for everyone.
   */
  isNote: z.boolean().exactOptional(),
};

/** Where a reply goes, as stored in the outbox: everything another process needs to post it. */
export type ChatAddress = {
  readonly user: string;
  readonly asked: Asked | null;
  readonly isPrivate: boolean;
  readonly isNote?: boolean;
};

/** The address for messages that answer no question. */
export function withoutQuestion<A extends ChatAddress>(address: A): A {
  return { ...address, asked: null };
}

/** A message of the bot that can be edited later. */
export const postedMessageSchema = z.object({
  channel: z.string(),
  /** Ids of its parts, in order. */
  parts: z.array(z.string()).min(1),
  /** The question shown above it; it stays there when the message is edited. Messages of older versions have none. */
  asked: askedSchema.nullable().catch(null),
});

export type PostedMessage = z.infer<typeof postedMessageSchema>;
