import { z } from 'zod';

/**
 * What's written for people and an answer was made of, by what finds it again: "shorter" and the like say the same in other
 * words. `id` is the question's, the aspect's or the term's; empty where the options say it all.
 */
export const toldSchema = z.strictObject({
  kind: z.enum(['question', 'brief', 'term', 'move', 'together', 'first-steps', 'pair', 'readers']),
  id: z.string(),
  /** Of a move: from and to. A pair's `id` is the other topic and its option. */
  options: z.array(z.string()),
});

export type Told = z.infer<typeof toldSchema>;
