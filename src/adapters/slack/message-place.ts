import { z } from 'zod';
import { addressSchema } from './address.ts';

/** Where a message of the bot is that may be edited. */
export const messagePlaceSchema = z.strictObject({
  channel: z.string(),
  /** `ts` of its parts, in order. */
  parts: z.array(z.string()).min(1),
  /** The question that stands above it, and stays there; null where there is none. */
  asked: addressSchema.shape.asked,
});

export type MessagePlace = z.infer<typeof messagePlaceSchema>;
