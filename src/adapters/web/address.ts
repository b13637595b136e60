import { z } from 'zod';
import { chatAddressShape } from '../chat/address.ts';

/** Where a reply goes: a channel, and in it a thread by the id of the message that began it. */
export const addressSchema = z.strictObject({
  ...chatAddressShape,
  channel: z.string(),
  /** Null for the channel itself: what's posted there begins a thread. */
  thread: z.string().nullable(),
});

export type Address = z.infer<typeof addressSchema>;

/** Everybody whom one server answers is in one workspace. */
export const workspace = 'web:here';

/** The channel that a page opens unless its address names another. */
export const usualChannel = 'general';

export function threadName({ channel, thread }: Pick<Address, 'channel'> & { thread: string }): string {
  return `${channel}/${thread}`;
}
