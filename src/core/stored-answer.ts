import { z } from 'zod';
import type { Answer } from './answer.ts';

/** An answer as it comes back from a store, for the door that has to post it. */

const spanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['plain', 'strong', 'emphasis', 'code']), text: z.string() }),
  z.strictObject({ kind: z.literal('citation'), source: z.number(), claim: z.string() }),
  z.strictObject({ kind: z.literal('mark'), verdict: z.enum(['qualified', 'disputed', 'opinion']) }),
]);
const spans = z.array(spanSchema);

const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['headline', 'paragraph', 'understood', 'note']), spans }),
  z.strictObject({ kind: z.literal('bullets'), items: z.array(spans) }),
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.strictObject({ name: z.string(), cells: z.array(spans) })),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    choices: z.array(z.strictObject({ label: z.string(), says: z.string() })),
  }),
]);

/** Gives an `Answer`; the annotation breaks the build where the two part. */
export const answerSchema: z.ZodType<Answer> = z.strictObject({
  id: z.string(),
  blocks: z.array(blockSchema),
  sources: z.array(
    z.strictObject({
      title: z.string(),
      url: z.string().nullable(),
      locator: z.string().nullable(),
      asOf: z.string(),
    }),
  ),
  declined: z.boolean(),
  ranking: z.array(z.string()).nullable(),
});
