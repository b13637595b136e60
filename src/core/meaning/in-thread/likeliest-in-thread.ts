import { weighed, weightsFor } from '../match/evidence.ts';
import type { MatchCandidate } from '../match/match.ts';
import {
  candidateEvidence,
  candidatesInThread,
  certaintyInThread,
  type MatchesInThread,
  ofThreadCandidate,
  ofThreadCertainty,
  ofThreadMessage,
  type ThreadAsked,
  threadMessageEvidence,
} from './thread-evidence.ts';
import { threadWeights } from './thread-weights.ts';

const rank = weightsFor(ofThreadCandidate, threadWeights.rank);
const right = weightsFor([...ofThreadCertainty, ...ofThreadMessage], threadWeights.right);

/** More than anyone would be offered. */
const mostCandidates = 5;

/**
 * What a message most likely asks for in its thread, best first, of all that it matches by itself and with what it may leave out.
 * How likely each is counts what the message does otherwise as well: tell something, doubt the answer, ask for its sources. Two
 * regressions, fitted by `npm run train:threads`.
 */
export function likeliestInThread(asked: ThreadAsked, matches: MatchesInThread): readonly MatchCandidate[] {
  const evidenceOf = candidateEvidence(asked);
  const scored = candidatesInThread(matches)
    .map((one) => {
      const evidence = evidenceOf(one);
      return { candidate: one.candidate, evidence, score: weighed(evidence, rank) };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostCandidates);
  const message = threadMessageEvidence(asked, matches);
  return scored.map(({ candidate }, at) => ({
    ...candidate,
    probability: logistic(weighed([...certaintyInThread(scored, at), ...message], right)),
  }));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
