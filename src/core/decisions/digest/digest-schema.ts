import { z } from 'zod';
import { placeSchema } from '../../access/place.ts';

/** That a channel gets a weekly digest of its decisions, and where. */
export const digestSchema = z.strictObject({
  /** A message in the channel itself, which begins a thread. */
  destination: z.strictObject({ platform: z.string(), address: z.json() }),
  place: placeSchema,
  /** What was before that was told, or before anybody wanted to hear of it; in milliseconds since 1970. */
  since: z.number(),
});

export type Digest = z.infer<typeof digestSchema>;
