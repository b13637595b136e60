import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import type { Topic } from '../../knowledge/schema.ts';
import { readTrees, type Trees, treesScore } from '../understanding/trees.ts';
import { candidatesFor, type MatchEvidence } from './candidates.ts';
import { certaintyEvidence, messageEvidence, type ScoredCandidate } from './certainty.ts';
import { groundsOf } from './grounds.ts';
import type { MatchQuery } from './match-query.ts';
import { matchTrees } from './match-trees.ts';
import { type Weights, weightsByMode } from './match-weights.ts';

/** What a message may ask for, and how sure that is. */
export type Match = {
  /** Best first. */
  readonly candidates: readonly MatchCandidate[];
  /** How likely it is that the topic answers it at all, 0 to 1. */
  readonly answerable: number;
};

export type MatchCandidate = {
  /** Claims that an answer rests on, those asked for most likely first. */
  readonly claims: readonly string[];
  /** The question by which it was found; null if a claim itself was. */
  readonly question: string | null;
  /** How likely it is that these claims answer the message, 0 to 1. */
  readonly probability: number;
};

/** More than anyone would be offered. */
const mostCandidates = 5;

/**
 * Finds what a message asks for, by two routes weighed together: through the topic's questions, and directly to its claims.
 * Pure. Without a vector, or without meanings, it goes by words alone.
 *
 * @param meanings built for the same topic
 */
export function matchMeaning(topic: Topic, meanings: TopicMeanings | null, query: MatchQuery): Match {
  const hasMeaning = query.vector !== undefined && meanings?.size === query.vector.length;
  const mode = modeOf(topic, hasMeaning);
  const weights = weightsByMode[mode];
  const { candidates, message } = rankedCandidates(topic, meanings, query, weights.rank);
  const best = candidates.slice(0, mostCandidates).map(({ ground, claims }, at) => ({
    claims,
    question: ground.question?.id ?? null,
    evidence: certaintyEvidence(candidates, at, message),
  }));
  const [first] = best;
  return {
    candidates: best.map(({ evidence, ...candidate }) => ({
      ...candidate,
      probability: logistic(weighed(evidence, weights.right) + addedByTrees(mode, evidence)),
    })),
    answerable: first === undefined ? 0 : logistic(weighed(first.evidence, weights.answerable)),
  };
}

/** By what a topic is matched: with vectors or words alone, and by phrasings or only by what its claims say. */
export type MatchMode = 'meaning' | 'words' | 'meaning of lines' | 'words of lines';

export function modeOf({ questions, claims }: Topic, hasMeaning: boolean): MatchMode {
  const isPut = questions.length > 0 || claims.some(({ phrasings }) => phrasings.length > 0);
  if (isPut) return hasMeaning ? 'meaning' : 'words';
  return hasMeaning ? 'meaning of lines' : 'words of lines';
}

/** The candidates, best first, and what the message says on whether any is right. */
export function rankedCandidates(
  topic: Topic,
  meanings: TopicMeanings | null,
  query: MatchQuery,
  weights: Weights,
): { readonly candidates: readonly ScoredCandidate[]; readonly message: MatchEvidence } {
  const grounds = groundsOf(topic);
  const candidates = candidatesFor(grounds, meanings, query)
    .map((candidate) => ({ ...candidate, score: weighed(candidate.evidence, weights) }))
    // Equal scores keep the order of the files.
    .sort((a, b) => b.score - a.score || a.at - b.at);
  return { candidates, message: messageEvidence(grounds, meanings, query) };
}

function weighed(evidence: MatchEvidence, weights: Weights): number {
  let sum = 0;
  for (const name in evidence) sum += (evidence[name] ?? 0) * (weights[name] ?? 0);
  return sum;
}

type NamedTrees = { readonly names: readonly string[]; readonly trees: Trees };
const treesByMode = new Map<MatchMode, NamedTrees>();
for (const { mode, names, trees } of matchTrees) treesByMode.set(mode, { names, trees: readTrees(trees) });

/** What no sum of single pieces of evidence shows. */
function addedByTrees(mode: MatchMode, evidence: MatchEvidence): number {
  const fitted = treesByMode.get(mode);
  if (fitted === undefined) return 0;
  return treesScore(
    fitted.trees,
    Float64Array.from(fitted.names, (name) => evidence[name] ?? 0),
  );
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
