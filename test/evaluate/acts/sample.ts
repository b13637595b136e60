import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fixtureLines } from '../scope-messages.ts';

export const actSplits = ['train', 'check'] as const;
export type ActSplit = (typeof actSplits)[number];

/** What all labelled messages have: what was said, what it is, and what else would be a fair reading. */
const shared = { said: z.string(), is: z.string(), or: z.array(z.string()).default([]) };

export const sampleSchema = z.object(shared);
export const voteSampleSchema = z.object({ ...shared, plain: z.boolean().default(false) });
export const recordSampleSchema = z.object({
  ...shared,
  option: z.string().nullable().default(null),
  reason: z.string().default(''),
  revisit: z.string().optional(),
  author: z.string().optional(),
  contradicts: z.boolean().default(false),
  /** What was said before; the bot is `tradeoff`. */
  thread: z.array(z.object({ user: z.string(), said: z.string() })).default([]),
});

const meant = z.union([z.literal('ask'), z.literal('reject'), z.object({ at: z.string() })]);
export const dateSampleSchema = z.object({
  said: z.string(),
  zone: z.string(),
  now: z.string(),
  is: meant,
  or: z.array(meant).default([]),
});

export type VoteSample = z.infer<typeof voteSampleSchema>;
export type RecordSample = z.infer<typeof recordSampleSchema>;

/** Labelled messages of one kind. Those of the check split were unread until everything was built. */
export function samplesOf<Schema extends z.ZodType>(
  kind: string,
  split: ActSplit,
  schema: Schema,
): readonly z.infer<Schema>[] {
  return fixtureLines(`acts/${split}/${kind}.jsonl`).map((line) => schema.parse(JSON.parse(line)));
}

export function samplesIn<Schema extends z.ZodType>(file: URL, schema: Schema): readonly z.infer<Schema>[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
}

/** What became of a message. */
export type Outcome = {
  readonly said: string;
  /** What the bot took it for. */
  readonly outcome: string;
  /** True if it bound people to what they didn't say. */
  readonly wrong: boolean;
  /** Whether a careful person understands it at once. */
  readonly plain: boolean;
  /** True if it was asked back or not understood. */
  readonly missed: boolean;
};

/** Whether a message has a reading that it may also be given. */
export const fits = ({ is, or }: z.infer<typeof sampleSchema>, outcome: string): boolean =>
  [is, ...or].includes(outcome);
