import { z } from 'zod';

/**
 * Where something is said: a channel, a group, a direct message. What is said in a closed place (a private
 * channel, a direct message, an answer that only its asker sees) is shown there, and to its author, only.
 */
export const placeSchema = z.strictObject({
  /** The platform's id of the channel; settings belong to it. */
  id: z.string(),
  closed: z.boolean(),
});

export type Place = z.infer<typeof placeSchema>;
