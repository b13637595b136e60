import { z } from 'zod';

/** A part of the knowledge that a decision rests on, with a hash over what it said. */
const pinSchema = z.strictObject({
  kind: z.enum(['claim', 'rating', 'need']),
  /** Of a rating: `option/criterion`. */
  id: z.string(),
  hash: z.string(),
  /** What it was: a claim's verdict or a rating's number; empty for a need. */
  was: z.string(),
});

export const evidenceSchema = z.strictObject({
  pins: z.array(pinSchema),
  /** SHA-256 over the pins. No names enter it, so it still fits after a person is forgotten. */
  hash: z.string(),
  /** Version of the knowledge. */
  knowledge: z.string(),
  /** Best first, with scores from 0 to 5; empty if no need was stated and nothing weighed together. */
  ranking: z.array(z.strictObject({ option: z.string(), score: z.number() })),
});

export type Pin = z.infer<typeof pinSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
