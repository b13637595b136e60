import { z } from 'zod';
import { chatAddressShape } from '../../../src/adapters/chat/address.ts';

/** A channel, and in it a thread: the id of the message that began it. */
export const addressSchema = z.strictObject({
  ...chatAddressShape,
  channel: z.string(),
  thread: z.string().nullable(),
});

export type Address = z.infer<typeof addressSchema>;

export const workspace = 'minimal:team';

export const threadName = (channel: string, thread: string): string => `${channel}/${thread}`;
