import {
  certaintyInThread,
  ofThreadCandidate,
  ofThreadCertainty,
  ofThreadMessage,
} from '../../../src/core/meaning/in-thread/thread-evidence.ts';
import { weighed, weightsFor } from '../../../src/core/meaning/match/evidence.ts';
import type { Weights } from '../../../src/core/meaning/match/match-weights.ts';
import { type Choice, fitChoices, fitLogistic, type Row } from '../meaning/regressions.ts';
import { named, type ThreadExample } from './thread-examples.ts';

export type ThreadWeights = { readonly rank: Weights; readonly right: Weights };

/** Of the L2 penalties: there are few examples for so many pieces of evidence. */
const penalties = { rank: 3e-3, right: 60 } as const;
/** The best candidate decides; the others are only offered. */
const countsByPlace = [1, 0.2, 0.2] as const;

/** Fits the order of candidates in a thread first, then how likely each is what's asked. */
export function fitThreads(examples: readonly ThreadExample[]): ThreadWeights {
  const rank = fitChoices(
    examples.flatMap(({ candidates }): Choice[] => {
      const right = candidates.map(({ isRight }) => isRight);
      return right.includes(true) && right.includes(false)
        ? [{ rows: candidates.map(({ evidence }) => named(ofThreadCandidate, evidence)), right, weight: 1 }]
        : [];
    }),
    penalties.rank,
  );
  const rows = examples.flatMap((example): Row[] => {
    const scored = rankedInThread(example, rank);
    return countsByPlace.flatMap((weight, at) =>
      scored[at] === undefined
        ? []
        : [{ evidence: certaintyByName(example, scored, at), target: scored[at].isRight ? 1 : 0, weight }],
    );
  });
  return { rank, right: fitLogistic(rows, penalties.right) };
}

type Ranked = ThreadExample['candidates'][number] & { readonly score: number };

/** The candidates of an example, best first. */
export function rankedInThread({ candidates }: ThreadExample, rank: Weights): readonly Ranked[] {
  const weights = weightsFor(ofThreadCandidate, rank);
  return candidates
    .map((one) => ({ ...one, score: weighed(one.evidence, weights) }))
    .sort((a, b) => b.score - a.score);
}

/** How likely the candidate at a place is what's asked. */
export function certaintyByName(
  { message }: ThreadExample,
  scored: readonly Ranked[],
  at: number,
): Readonly<Record<string, number>> {
  return {
    ...named(ofThreadCertainty, certaintyInThread(scored, at)),
    ...named(ofThreadMessage, message),
  };
}
