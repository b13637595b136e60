import type { Weights } from '../../../src/core/meaning/match/match-weights.ts';
import { ofOpening } from '../../../src/core/meaning/opening/opening-evidence.ts';
import { fitLogistic, type Row } from '../meaning/regressions.ts';
import { named } from '../threads/thread-examples.ts';
import type { OpeningExample } from './opening-examples.ts';

/** Of the L2 penalty. */
const penalty = 20;
/** The likeliest candidate decides; the others say which of two near twins is wanted. */
const countsByPlace = [1, 0.3, 0.3, 0.3] as const;

/** Fits how likely an opening wants what a candidate answers. */
export function fitOpenings(examples: readonly OpeningExample[]): Weights {
  return fitLogistic(
    examples.flatMap(({ candidates, weight }) =>
      candidates.map(
        ({ evidence, isWanted }, at): Row => ({
          evidence: named(ofOpening, evidence),
          target: isWanted ? 1 : 0,
          weight: weight * (countsByPlace[at] ?? 0),
        }),
      ),
    ),
    penalty,
  );
}
