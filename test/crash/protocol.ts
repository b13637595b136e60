import { z } from 'zod';

export const childSettings = z.strictObject({
  /** Data folder of lowdb; unused with a URL. */
  folder: z.string(),
  url: z.string().nullable(),
  /** The clock's time at the start in milliseconds, and how many times faster than real time it runs. */
  clock: z.number(),
  speed: z.number(),
  /** The step to be killed at, after it was passed that many times. */
  die: z.strictObject({ step: z.string(), after: z.number() }).nullable(),
});

export const testDeliverySchema = z.strictObject({
  delivery: z.string(),
  conversation: z.string(),
  /** Whose it is, and what's asked; a question like any other if left out. */
  author: z.string().optional(),
  words: z.string().optional(),
  /** The channel of its thread, if that matters. */
  channel: z.string().optional(),
  /** A form that was submitted, in place of words. */
  form: z.strictObject({ ref: z.string(), filled: z.record(z.string(), z.string()) }).optional(),
});

export const childMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** Every delivery is handled. */
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({ kind: z.literal('swept') }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
  z.strictObject({ kind: z.literal('acknowledged'), delivery: z.string() }),
  z.strictObject({ kind: z.literal('posted'), conversation: z.string(), answer: z.string() }),
  z.strictObject({ kind: z.literal('marked'), answer: z.string() }),
]);

export type ChildSettings = z.infer<typeof childSettings>;
export type TestDelivery = z.infer<typeof testDeliverySchema>;
export type ChildMessage = z.infer<typeof childMessageSchema>;
