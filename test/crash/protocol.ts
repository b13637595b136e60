import { z } from 'zod';

export const childSettings = z.strictObject({
  /** Data folder of lowdb; of no meaning with a URL. */
  folder: z.string(),
  url: z.string().nullable(),
  /** What the clock says at the start, in milliseconds, and how many times faster than time it goes. */
  clock: z.number(),
  speed: z.number(),
  /** The step to be killed at, after it was passed so often. */
  die: z.strictObject({ step: z.string(), after: z.number() }).nullable(),
});

export const delivered = z.strictObject({ delivery: z.string(), conversation: z.string() });

export const saidSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** All that was given is done. */
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({ kind: z.literal('swept') }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
  z.strictObject({ kind: z.literal('acknowledged'), delivery: z.string() }),
  z.strictObject({ kind: z.literal('posted'), conversation: z.string(), answer: z.string() }),
  z.strictObject({ kind: z.literal('marked'), answer: z.string() }),
]);

export type ChildSettings = z.infer<typeof childSettings>;
export type Delivered = z.infer<typeof delivered>;
export type Said = z.infer<typeof saidSchema>;
