import { z } from 'zod';
import { placeSchema } from '../access/place.ts';

/** A question that somebody asked, to lead that person back to it. */
export const recentQuestionSchema = z.strictObject({
  words: z.string(),
  conversation: z.string(),
  answer: z.string(),
  place: placeSchema.nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
});

export const personSchema = z.strictObject({
  /** Newest first; bounded. Shown to this person only, and from closed places only while they are in them. */
  recent: z.array(recentQuestionSchema),
});
