import { weighed, weightsFor } from '../match/evidence.ts';
import type { MatchCandidate } from '../match/match.ts';
import { type MatchedOpening, ofOpening, openingEvidence } from './opening-evidence.ts';
import { openingWeights } from './opening-weights.ts';

const weights = weightsFor(ofOpening, openingWeights);

/**
 * How likely it is, 0 to 1, that a message at the beginning of a thread wants what a candidate answers, rather than the pick, the
 * table or the facts on an aspect that it was read as. A regression, fitted by `npm run train:openings`.
 */
export function howWanted(opening: MatchedOpening, candidate: MatchCandidate): number {
  return 1 / (1 + Math.exp(-weighed(openingEvidence(opening, candidate), weights)));
}
