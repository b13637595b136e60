import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Press } from '../chat/events.ts';

/** What a control does. It stays on the server: a page only names the control. */
const pressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), words: z.string(), label: z.string() }),
  z.strictObject({ kind: z.literal('open'), ref: z.string() }),
  z.strictObject({
    kind: z.literal('feedback'),
    answer: z.string(),
    verdict: z.enum(['helpful', 'not-helpful']),
  }),
  z.strictObject({ kind: z.literal('trace'), answer: z.string() }),
  z.strictObject({ kind: z.literal('share'), answer: z.string().nullable() }),
  z.strictObject({ kind: z.literal('unfold'), answer: z.string(), what: z.enum(['rest', 'sources']) }),
  z.strictObject({ kind: z.literal('mute') }),
  z.strictObject({ kind: z.literal('unmute') }),
]) satisfies z.ZodType<Press>;

export const controlSchema = z.strictObject({
  /** Names the control in its message; another press has another key, so that an edit changes nobody's press. */
  key: z.string(),
  label: z.string(),
  press: pressSchema,
});

export type Control = z.infer<typeof controlSchema>;

const keyLength = 12;

export function controlOf(label: string, press: Control['press']): Control {
  return { key: hash('sha256', JSON.stringify(press)).slice(0, keyLength), label, press };
}
