import type { ShortAnswer } from '../../../knowledge/authored-schema.ts';
import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { readTrees, type Trees, treesScore } from '../../understanding/trees.ts';
import { groundsOf } from '../grounds.ts';
import { type Candidate, type Sighting, sight } from './candidates.ts';
import { certaintyNames, certaintyOf, messageEvidence, type ScoredCandidate } from './certainty.ts';
import { type EvidenceRow, namesByKind, weighed, weightsFor } from './evidence.ts';
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
  /** The word that answers a question which asks for one, where that's sure. */
  readonly says?: ShortAnswer;
};

/** The claims that a question is about come first: so many. */
export const mostCentral = 3;

/** More than anyone would be offered. */
const mostCandidates = 5;

/**
 * Finds what a message asks for, by two routes weighed together: through the topic's questions, and directly to its claims.
 * Pure. Without a vector, or without meanings, it goes by words alone.
 *
 * @param meanings built for the same topic
 */
export function matchMeaning(topic: Topic, meanings: TopicMeanings | null, query: MatchQuery): Match {
  const mode = modeFor(topic, meanings, query);
  return matchOf(rankedCandidates(topic, meanings, query, fittedFor(mode).rank), mode);
}

/** What a message may ask for, with what it makes of everything else in the topic. */
export type MatchWithOthers = {
  readonly match: Match;
  /** Places of what it's likeliest to ask for, among the topic's grounds. */
  readonly closest: readonly number[];
  /** What speaks for any of them, and how much. */
  at(place: number): ScoredCandidate | undefined;
};

/** The same as `matchMeaning`, for a message that's matched in several ways. */
export function matchWithOthers(
  topic: Topic,
  meanings: TopicMeanings | null,
  query: MatchQuery,
): MatchWithOthers {
  const mode = modeFor(topic, meanings, query);
  const { rank } = fittedFor(mode);
  const { sighting, message } = sightingOf(topic, meanings, query);
  const at = (place: number): ScoredCandidate | undefined => {
    const candidate = sighting.at(place);
    return candidate && { ...candidate, score: scoreOf(candidate, rank) };
  };
  const candidates = sorted(sighting.closest.flatMap((place) => at(place) ?? []));
  return { match: matchOf({ candidates, message }, mode), closest: sighting.closest, at };
}

function modeFor(topic: Topic, meanings: TopicMeanings | null, { vector }: MatchQuery): MatchMode {
  return modeOf(topic, vector !== undefined && meanings?.size === vector.length);
}

type RankedCandidates = {
  readonly candidates: readonly ScoredCandidate[];
  /** What the message says on whether any is right. */
  readonly message: EvidenceRow;
};

function matchOf({ candidates, message }: RankedCandidates, mode: MatchMode): Match {
  const { right, answerable, trees } = fittedFor(mode);
  const certaintyAt = certaintyOf(candidates, message);
  const best = candidates.slice(0, mostCandidates).map(({ ground, claims }, at) => ({
    claims,
    question: ground.question?.id ?? null,
    evidence: certaintyAt(at),
  }));
  const [first] = best;
  return {
    candidates: best.map(({ evidence, claims, question }) => ({
      claims,
      question,
      // What no sum of single pieces of evidence shows is added by trees.
      probability: logistic(weighed(evidence, right) + (trees === null ? 0 : treesScore(trees, evidence))),
    })),
    answerable: first === undefined ? 0 : logistic(weighed(first.evidence, answerable)),
  };
}

/** By what a topic is matched: with vectors or words alone, and by phrasings or only by what its claims say. */
export type MatchMode = 'meaning' | 'words' | 'meaning of lines' | 'words of lines';

export function modeOf({ questions, claims, provenance }: Topic, hasMeaning: boolean): MatchMode {
  // How people ask for checked claims came along with them; nobody has written that down for facts.
  if (provenance === 'team' && hasMeaning) return 'meaning of lines';
  const isPut = questions.length > 0 || claims.some(({ phrasings }) => phrasings.length > 0);
  if (isPut) return hasMeaning ? 'meaning' : 'words';
  return hasMeaning ? 'meaning of lines' : 'words of lines';
}

/** The candidates, best first, and what the message says on whether any is right. */
export function rankedCandidates(
  topic: Topic,
  meanings: TopicMeanings | null,
  query: MatchQuery,
  weights: RankWeights,
): RankedCandidates {
  const { sighting, message } = sightingOf(topic, meanings, query);
  const candidates = sighting.closest.flatMap((place) => sighting.at(place) ?? []);
  return {
    candidates: sorted(candidates.map((one) => ({ ...one, score: scoreOf(one, weights) }))),
    message,
  };
}

function sightingOf(
  topic: Topic,
  meanings: TopicMeanings | null,
  query: MatchQuery,
): { readonly sighting: Sighting; readonly message: EvidenceRow } {
  const grounds = groundsOf(topic);
  const text = grounds.index.of(query.words);
  return {
    sighting: sight(grounds, meanings, query, text),
    message: messageEvidence(meanings, query, text),
  };
}

/** Best first. Equal scores keep the order of the files. */
function sorted(candidates: readonly ScoredCandidate[]): readonly ScoredCandidate[] {
  return candidates.toSorted((a, b) => b.score - a.score || a.at - b.at);
}

/** The weights of what speaks for a candidate, in its order, and of how forms go together, by name. */
export type RankWeights = {
  readonly claim: Float64Array;
  readonly question: Float64Array;
  readonly forms: Weights;
};

export function rankWeightsOf(weights: Weights): RankWeights {
  const { claim, question } = namesByKind;
  return { claim: weightsFor(claim, weights), question: weightsFor(question, weights), forms: weights };
}

function scoreOf({ evidence, forms }: Candidate, { claim, question, forms: weights }: RankWeights): number {
  return forms === null ? weighed(evidence, claim) : weighed(evidence, question) + (weights[forms] ?? 0);
}

/** All that was fitted for a mode, in the order of the evidence. */
type Fitted = {
  readonly rank: RankWeights;
  readonly right: Float64Array;
  readonly answerable: Float64Array;
  readonly trees: Trees | null;
};

const fitted = new Map<MatchMode, Fitted>();

function fittedFor(mode: MatchMode): Fitted {
  const known = fitted.get(mode);
  if (known !== undefined) return known;
  const names = certaintyNames(mode === 'meaning' || mode === 'meaning of lines');
  const { rank, right, answerable } = weightsByMode[mode];
  const written = matchTrees.find((one) => one.mode === mode);
  const made = {
    rank: rankWeightsOf(rank),
    right: weightsFor(names, right),
    answerable: weightsFor(names, answerable),
    trees:
      written === undefined
        ? null
        : readTrees(
            written.trees,
            written.names.map((name) => names.indexOf(name)),
          ),
  };
  fitted.set(mode, made);
  return made;
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
