import { z } from 'zod';
import type { Answer } from './answer.ts';
import type { Chart } from './chart.ts';

const spanSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain'), text: z.string() }),
  z.object({ kind: z.literal('strong'), text: z.string() }),
  z.object({ kind: z.literal('emphasis'), text: z.string() }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('person'), id: z.string(), notify: z.boolean() }),
  z.object({ kind: z.literal('citation'), source: z.number().int().positive(), claim: z.string() }),
  z.object({ kind: z.literal('mark'), verdict: z.enum(['qualified', 'disputed', 'opinion']) }),
]);
const spansSchema = z.array(spanSchema);

const outOfFive = z.number().min(0).max(5);
const share = z.number().min(0).max(1);
const titled = { title: z.string(), alt: z.string() };
export const chartSchema: z.ZodType<Chart> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bars'),
    ...titled,
    options: z.array(z.string()),
    groups: z.array(
      z.object({
        name: z.string(),
        bars: z.array(z.object({ rating: outOfFive.nullable(), judged: z.boolean() })),
      }),
    ),
  }),
  z.object({
    kind: z.literal('spread'),
    ...titled,
    people: z.number().int().positive(),
    rows: z.array(
      z.object({
        name: z.string(),
        lowest: outOfFive,
        lowerQuartile: outOfFive,
        median: outOfFive,
        upperQuartile: outOfFive,
        highest: outOfFive,
      }),
    ),
  }),
  z.object({
    kind: z.literal('means'),
    ...titled,
    people: z.number().int().positive(),
    rows: z.array(z.object({ name: z.string(), mean: share, deviation: share })),
  }),
  z.object({
    kind: z.literal('lines'),
    ...titled,
    criterion: z.string(),
    now: share,
    lines: z.array(z.object({ name: z.string(), from: outOfFive, to: outOfFive })),
    crossings: z.array(z.object({ share, before: z.string(), after: z.string() })),
  }),
]);

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('headline'), spans: spansSchema }),
  z.object({ kind: z.literal('paragraph'), spans: spansSchema }),
  z.object({ kind: z.literal('understood'), spans: spansSchema }),
  z.object({ kind: z.literal('bullets'), items: z.array(spansSchema) }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(z.string()),
    rows: z.array(z.object({ name: z.string(), cells: z.array(spansSchema) })),
  }),
  z.object({ kind: z.literal('chart'), chart: chartSchema }),
  z.object({
    kind: z.literal('choices'),
    choices: z.array(
      z.union([
        z.object({ label: z.string(), says: z.string() }),
        z.object({ label: z.string(), opens: z.string() }),
      ]),
    ),
  }),
  z.object({ kind: z.literal('note'), spans: spansSchema }),
]);

/**
 * An answer. Typed as `Answer`, so that a kind of block that is missing here does not compile. Where it grows, the formats
 * of the documents that keep answers have to be raised: a process of before then leaves them alone.
 */
export const answerSchema: z.ZodType<Answer> = z.object({
  id: z.string(),
  blocks: z.array(blockSchema),
  sources: z.array(
    z.object({
      title: z.string(),
      url: z.string().nullable(),
      locator: z.string().nullable(),
      asOf: z.string(),
    }),
  ),
  declined: z.boolean(),
  ranking: z.array(z.string()).nullable(),
});

/** An answer as it is kept; null where this version cannot read it, so that one reply is lost and not its thread. */
export const keptAnswerSchema = answerSchema.nullable().catch(null);
