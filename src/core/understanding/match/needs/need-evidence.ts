import { contains, lengthOf, overlaps } from '../../text/word-range.ts';
import type { Word } from '../../text/words.ts';
import type { Clause } from '../clauses.ts';
import {
  clauseOf,
  type NeedContext,
  type NeedFeatureObserver,
  type NeedHit,
  observeHit,
} from './need-features.ts';

/** Everything in a message that speaks for one need. */
export type NeedEvidence = {
  readonly id: string;
  /** The hit that's likeliest to state it. */
  readonly best: NeedHit;
  /** Hits of its phrases. */
  readonly strict: readonly NeedHit[];
  readonly hints: readonly NeedHit[];
};

/** What a topic's own weights are for. */
export const topicFeatureGroups = ['base', 'words', 'hits', 'phrases', 'hints'] as const;
export type TopicFeatureGroup = (typeof topicFeatureGroups)[number];
export type TopicFeatureObserver = (group: TopicFeatureGroup, name: string) => void;

/** What speaks for each need. A message that takes a need back doesn't hint at it either. */
export function needEvidenceOf(
  hits: readonly NeedHit[],
  hints: readonly NeedHit[],
  clauses: readonly Clause[],
): readonly NeedEvidence[] {
  const known = new Map<string, { id: string; best: NeedHit; strict: NeedHit[]; hints: NeedHit[] }>();
  for (const all of [hits, hints])
    for (const hit of all) {
      const evidence = known.get(hit.id);
      if (evidence === undefined) {
        const first = { id: hit.id, best: hit, strict: hit.hint ? [] : [hit], hints: hit.hint ? [hit] : [] };
        known.set(hit.id, first);
        continue;
      }
      (hit.hint ? evidence.hints : evidence.strict).push(hit);
      if (hit.hint === evidence.best.hint && rank(hit, clauses) > rank(evidence.best, clauses))
        evidence.best = hit;
    }
  return [...known.values()];
}

/** In a clause about the own project, not in a question; then the longest. */
function rank(hit: NeedHit, clauses: readonly Clause[]): number {
  const { own, asks } = clauseOf(hit, clauses);
  return (own ? 400 : 0) + (asks ? 0 : 200) + (hit.loose ? 0 : 100) + Math.min(lengthOf(hit), 99);
}

/**
 * Observes what's true of the evidence whatever the need and the topic.
 *
 * @param others the evidence for every need, and whether the topic has weights of its own; if not, its needs have no hints
 * either
 */
export function observeEvidence(
  { best, strict, hints }: NeedEvidence,
  context: NeedContext,
  others: { readonly all: readonly NeedEvidence[]; readonly fitted: boolean },
  observe: NeedFeatureObserver,
): void {
  const { all, fitted } = others;
  observeHit(best, context, observe);
  observeRivals(best, all, observe);
  if (fitted) observeHints(best, strict, hints, observe);
  else observe('is', 'topic without weights');
  const { from, to } = clauseOf(best, context.clauses);
  observe('previousTwo', `${wordAt(best.from - 2, context)} ${wordAt(best.from - 1, context)}`);
  observe('nextTwo', `${wordAt(best.to, context)} ${wordAt(best.to + 1, context)}`);
  if (to > from) observe('opening', wordAt(from, context));
  if (to > from + 1) observe('opening', `${wordAt(from, context)} ${wordAt(from + 1, context)}`);
}

/** Observes which words of other needs the same words are. */
function observeRivals(hit: NeedHit, all: readonly NeedEvidence[], observe: NeedFeatureObserver): void {
  let [within, same, around, partly] = [0, 0, 0, 0];
  for (const evidence of all) {
    const rival = evidence.id === hit.id ? undefined : longestOver(hit, evidence);
    if (rival === undefined) continue;
    if (contains(hit, rival)) {
      if (contains(rival, hit)) same++;
      else around++;
    } else if (contains(rival, hit)) within++;
    else partly++;
  }
  const names = hit.hint ? rivalsOfHint : rivalsOfPhrase;
  if (within > 0) observe('is', names.within);
  // A phrase that two needs have stands for both by design: "small api".
  if (same > 0 && hit.hint) observe('is', same === 1 ? 'hint of another too' : 'hint of several');
  if (around > 0) observe('is', names.around);
  if (partly > 0) observe('is', names.partly);
  if (within + same + around + partly === 0) observe('is', names.none);
}

/** The longest evidence that shares words with a hit. */
function longestOver(hit: NeedHit, { strict, hints }: NeedEvidence): NeedHit | undefined {
  let longest: NeedHit | undefined;
  // What only hints at another need takes nothing away from a phrase.
  for (const hits of hit.hint ? [strict, hints] : [strict])
    for (const other of hits)
      if (overlaps(other, hit) && (longest === undefined || lengthOf(other) > lengthOf(longest)))
        longest = other;
  return longest;
}

type RivalNames = Readonly<Record<'within' | 'around' | 'partly' | 'none', string>>;
const rivalNames = (kind: string): RivalNames => ({
  within: `${kind} within another`,
  around: `${kind} around another`,
  partly: `${kind} beside another`,
  none: `${kind} of no other`,
});
const rivalsOfHint = rivalNames('hint');
const rivalsOfPhrase = rivalNames('phrase');

/** Observes how many phrases and hints there are, and how long they are. */
function observeHints(
  best: NeedHit,
  strict: readonly NeedHit[],
  hints: readonly NeedHit[],
  observe: NeedFeatureObserver,
): void {
  const further = hints.filter((hint) => !strict.some((hit) => contains(hit, hint)));
  const amount = Math.min(starts(further), 4);
  const length = Math.min(longest(hints), 4);
  if (best.hint) {
    observe('is', 'hint');
    observe('is', onlyHints[amount] ?? '');
    observe('is', onlyHintsLong[length] ?? '');
  } else {
    observe('is', phraseCounts[Math.min(starts(strict), 3)] ?? '');
    observe('is', furtherHints[amount] ?? '');
    observe('is', furtherHintsLong[length] ?? '');
  }
}

/** A word as written; numbers and the topic's words only as such. */
function wordAt(at: number, { words, topical }: NeedContext): string {
  const word = words[at];
  if (word === undefined) return '^';
  if (word.value !== undefined) return '#';
  return topical[at] === true ? '*' : word.text;
}

function starts(hits: readonly NeedHit[]): number {
  return new Set(hits.map(({ from }) => from)).size;
}

function longest(hits: readonly NeedHit[]): number {
  return hits.reduce((most, hit) => Math.max(most, lengthOf(hit)), 0);
}

const counted = (what: string): readonly string[] => [0, 1, 2, 3, 4].map((count) => `${what} ${count}`);
const phraseCounts = counted('phrases');
const furtherHints = counted('further hints');
const furtherHintsLong = counted('longest further hint');
const onlyHints = counted('hints alone');
const onlyHintsLong = counted('longest hint alone');

/** Observes the words that a topic has weights of its own for. */
export function observeOwnWords(
  { best, strict, hints }: NeedEvidence,
  words: readonly Word[],
  observe: TopicFeatureObserver,
): void {
  observe('base', best.hint ? 'hint' : 'phrase');
  const seen = new Set<string>();
  for (const hit of strict) {
    const phrase = stemsOf(hit, words);
    if (!seen.has(phrase)) observe('phrases', phrase);
    seen.add(phrase);
    for (let at = hit.from; at < hit.to; at++) {
      const stem = words[at]?.stem ?? '';
      // A phrase of one word is its stem.
      const key = ` ${stem}`;
      if (!seen.has(key)) observe('hits', stem);
      seen.add(key);
    }
  }
  for (const hint of hints) {
    const phrase = stemsOf(hint, words);
    const key = `? ${phrase}`;
    if (!seen.has(key)) observe('hints', phrase);
    seen.add(key);
  }
}

function stemsOf({ from, to }: NeedHit, words: readonly Word[]): string {
  let stems = '';
  for (let at = from; at < to; at++) {
    const { value, stem = '' } = words[at] ?? {};
    stems += (at > from ? ' ' : '') + (value === undefined ? stem : '#');
  }
  return stems;
}
