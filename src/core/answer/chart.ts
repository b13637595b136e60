import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';

const outOfFive = z.number().min(0).max(5);
const share = z.number().min(0).max(1);

/** An option's place in its topic: by it the option has the same colour and pattern in all charts. */
const place = z.number().int().nonnegative();

const titled = {
  title: z.string(),
  /** What it shows, in one or two sentences, for whoever can't see it. */
  alt: z.string(),
};

/** Ratings side by side: a group for each criterion, and in it a bar for each option. */
const barsSchema = z.object({
  kind: z.literal('bars'),
  ...titled,
  options: z.array(z.string()),
  /** One for each option; absent in charts of earlier versions, where the order of the options is their place. */
  places: z.array(place).optional(),
  groups: z.array(
    z.object({
      name: z.string(),
      /** In the order of the options. `rating` is null where there is none; `judged` is shown as a star. */
      bars: z.array(z.object({ rating: outOfFive.nullable(), judged: z.boolean() })),
    }),
  ),
});

/** How far apart a team's weights are: how many people, never who. */
const spreadSchema = z.object({
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
});

/** Weights of people who each answered alone: no lowest, highest or median, which would be somebody's own answer. */
const meansSchema = z.object({
  kind: z.literal('means'),
  ...titled,
  people: z.number().int().positive(),
  /** Mean and standard deviation of shares of all weight. */
  rows: z.array(z.object({ name: z.string(), mean: share, deviation: share })),
});

/** Each option's score against the share that one criterion has of all weight. */
const linesSchema = z.object({
  kind: z.literal('lines'),
  ...titled,
  criterion: z.string(),
  /** The share that it has now. */
  now: share,
  /** A straight line each: the score at share 0 and at share 1. */
  lines: z.array(z.object({ name: z.string(), from: outOfFive, to: outOfFive, place: place.optional() })),
  /** Where another option takes the lead, by share. */
  crossings: z.array(z.object({ share, before: z.string(), after: z.string() })),
});

/**
 * What a picture shows, as data; adapters decide how to draw it. Names are those that people read. Ratings,
 * weights and scores go from 0 to 5; shares go from 0 to 1 of all weight.
 */
const chartDocument = z.discriminatedUnion('kind', [barsSchema, spreadSchema, meansSchema, linesSchema]);

export type Chart = DeepReadonly<z.infer<typeof chartDocument>>;
export const chartSchema: z.ZodType<Chart> = chartDocument;

export type BarsChart = Extract<Chart, { kind: 'bars' }>;
export type SpreadChart = Extract<Chart, { kind: 'spread' }>;
export type MeansChart = Extract<Chart, { kind: 'means' }>;
export type LinesChart = Extract<Chart, { kind: 'lines' }>;
export type RatedBar = BarsChart['groups'][number]['bars'][number];
export type SpreadRow = SpreadChart['rows'][number];
