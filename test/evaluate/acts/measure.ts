import type { Knowledge } from '../../../src/knowledge/schema.ts';
import type { Measurement, Row } from '../row.ts';
import { dateOutcomes } from './dates.ts';
import { recordOutcomes, saveOutcomes } from './records.ts';
import {
  type ActSplit,
  actSplits,
  dateSampleSchema,
  type Outcome,
  recordSampleSchema,
  sampleSchema,
  samplesOf,
  voteSampleSchema,
} from './sample.ts';
import { resetOutcomes, weighingOutcomes } from './threads.ts';
import { voteOutcomes } from './votes.ts';

export const actKinds = ['votes', 'dates', 'records', 'saves', 'weighing', 'resets'] as const;
type ActKind = (typeof actKinds)[number];

/**
 * The largest share of plain messages that may be asked back or missed: the level reached. When the check split was first
 * read, it was 12 % of votes, no date, 28 % of records, 20 % of saves, 30 % of weighing and 8 % of resets.
 */
const mostMissed: Readonly<Record<ActKind, Readonly<Record<ActSplit, number>>>> = {
  votes: { train: 0.02, check: 0.047 },
  dates: { train: 0.013, check: 0 },
  records: { train: 0, check: 0.16 },
  saves: { train: 0, check: 0.1 },
  weighing: { train: 0, check: 0.05 },
  resets: { train: 0, check: 0 },
};

/** What becomes of the labelled messages of one kind. */
export async function actOutcomes(
  kind: ActKind,
  split: ActSplit,
  knowledge: Knowledge,
): Promise<readonly Outcome[]> {
  switch (kind) {
    case 'votes':
      return voteOutcomes(samplesOf(kind, split, voteSampleSchema), knowledge);
    case 'dates':
      return dateOutcomes(samplesOf(kind, split, dateSampleSchema), knowledge);
    case 'records':
      return recordOutcomes(samplesOf(kind, split, recordSampleSchema), knowledge);
    case 'saves':
      return saveOutcomes(samplesOf(kind, split, recordSampleSchema), knowledge);
    case 'weighing':
      return weighingOutcomes(samplesOf(kind, split, sampleSchema), knowledge);
    case 'resets':
      return resetOutcomes(samplesOf(kind, split, sampleSchema), knowledge);
    default:
      return kind satisfies never;
  }
}

/** How often what people say binds them to something else, and how often what is plain isn't understood at once. */
export const measureActs: Measurement = async (knowledge) => {
  const rows: Row[] = [];
  for (const kind of actKinds)
    for (const split of actSplits) {
      const outcomes = await actOutcomes(kind, split, knowledge);
      const plain = outcomes.filter((one) => one.plain);
      rows.push(
        rowOf(`wrong binding: ${kind}, ${split}`, outcomes, { isCounted: ({ wrong }) => wrong, share: 0 }),
        rowOf(`plain, asked back or missed: ${kind}, ${split}`, plain, {
          isCounted: ({ missed }) => missed,
          share: mostMissed[kind][split],
        }),
      );
    }
  return rows;
};

function rowOf(
  name: string,
  outcomes: readonly Outcome[],
  { isCounted, share }: { readonly isCounted: (one: Outcome) => boolean; readonly share: number },
): Row {
  const counted = outcomes.filter(isCounted);
  return {
    ...{ name, right: counted.length, of: outcomes.length },
    limit: { kind: 'most', share },
    more: counted.slice(0, 12).map(({ said, outcome }) => `${outcome}: ${said.replaceAll('\n', ' / ')}`),
  };
}
