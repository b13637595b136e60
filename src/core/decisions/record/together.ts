import { z } from 'zod';

/** What a team weighed together before it decided: no single person's weights, and no more than its thread saw. */
export const togetherSchema = z.strictObject({
  /** How many answered. */
  people: z.number().int().positive(),
  /** Criterion → the mean of their shares, above 0; together about 1. */
  shares: z.record(z.string(), z.number()),
});

export type Together = z.infer<typeof togetherSchema>;
