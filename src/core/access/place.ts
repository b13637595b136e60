import { z } from 'zod';

/**
 * Where a message is: a channel, a group, a direct message. What people write in a closed place (a private channel, a
 * direct message, a private answer) is shown only there, and to its author.
 */
export const placeSchema = z.strictObject({
  /** The platform's id of the channel; settings belong to it. */
  id: z.string(),
  closed: z.boolean(),
});

export type Place = z.infer<typeof placeSchema>;
