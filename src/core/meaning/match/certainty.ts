import type { TopicMeanings } from '../../../knowledge/meanings/topic-meanings.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { askedForms } from '../form.ts';
import type { IndexedText } from '../words/word-index.ts';
import type { Candidate } from './candidates.ts';
import { type EvidenceNames, type EvidenceRow, evidencePlace } from './evidence.ts';
import type { MatchQuery } from './match-query.ts';
import { highestOf, productsWith } from './rows.ts';

/** A candidate with its score; of two, the one with the higher score is the likelier. */
export type ScoredCandidate = Candidate & { readonly score: number };

/** Odds beyond this say no more. */
const furthestOdds = 5;

/** What only vectors tell is the end of what a message says. */
const ofMessage = [
  'one',
  ...askedForms.map((form) => `asks ${form}`),
  'no options',
  'several options',
  'length',
  'out of scope',
  'strange',
  'unheard anywhere',
];
const ofVector = ['unanswered', 'unanswered thrice', 'outside'];

/** What the message alone says on whether the topic answers it. */
export function messageEvidence(
  meanings: TopicMeanings | null,
  query: MatchQuery,
  text: IndexedText,
): EvidenceRow {
  const { vector, words, options, form, outside: odds } = query;
  const said = words.filter(({ mark }) => !mark);
  const strange = said.filter(
    ({ text: word, stem, value }) => value === undefined && !isFamiliar(word, stem),
  );
  const plain = [
    1,
    ...askedForms.map((asked) => (asked === form ? 1 : 0)),
    options.length === 0 ? 1 : 0,
    options.length > 1 ? 1 : 0,
    Math.log(1 + said.length),
    Math.max(-furthestOdds, Math.min(furthestOdds, odds)),
    Math.min(4, strange.length),
    Math.min(3, text.unheard),
  ];
  if (vector === undefined || meanings?.size !== vector.length) return plain;
  const [first = 0, second = 0, third = 0] = highestOf(productsWith(meanings.unanswered, vector), 3);
  const [outside = 0] = productsWith(meanings.outside.weights, vector);
  return [...plain, first, (first + second + third) / 3, outside + (meanings.outside.offsets[0] ?? 0)];
}

/** So far apart at most. */
const widestGap = 5;
const ofTop = [
  'share',
  'through',
  'nearest',
  'line',
  'words',
  'parts',
  'covered',
  'found',
  'fits',
  'differs',
  'exact',
  'lacks',
] as const;
const ofAny = [
  'names',
  'heaviest',
  'unheard',
  'no date',
  'no figure',
  'no package',
  'pairs',
  'compounds',
  'first lacking',
  'second lacking',
] as const;
const own = [...ofTop, ...ofAny];
const ownPlaces = own.map(evidencePlace);
const best = ['nearest', 'line', 'covered', 'found'] as const;
const bestPlaces = best.map(evidencePlace);
const least = ['names', 'heaviest'] as const;
const leastPlaces = least.map(evidencePlace);
const ofCertainty = [
  'score',
  'agreement',
  'preference',
  'gap',
  'is question',
  'is no data',
  ...own.map((name) => `its ${name}`),
  ...best.map((name) => `best ${name}`),
  ...least.map((name) => `least ${name}`),
];
const byVector = 'nearer unanswered';

/** What says whether a candidate is right, in the order in which it's weighed. */
export function certaintyNames(hasMeaning: boolean): EvidenceNames {
  return hasMeaning ? [...ofMessage, ...ofVector, ...ofCertainty, byVector] : [...ofMessage, ...ofCertainty];
}
const [namesByMeaning, namesByWords] = [certaintyNames(true), certaintyNames(false)];

/** What each candidate, among the others, says on whether it's right. The candidates are sorted, best first. */
export function certaintyOf(
  candidates: readonly ScoredCandidate[],
  message: EvidenceRow,
): (at: number) => Float64Array {
  const { length } = message.length > ofMessage.length ? namesByMeaning : namesByWords;
  const top = candidates[0]?.score ?? 0;
  const shares = candidates.map(({ score }) => Math.exp(score - top));
  const sum = shares.reduce((all, share) => all + share, 0);
  const ends = [
    ...bestPlaces.map((place) => Math.max(...candidates.map(({ evidence }) => evidence[place] ?? 0))),
    ...leastPlaces.map((place) => Math.min(...candidates.map(({ evidence }) => evidence[place] ?? 0))),
  ];
  return (at) => {
    const evidence = new Float64Array(length);
    evidence.set(message);
    const candidate = candidates[at];
    if (candidate === undefined) return evidence;
    const claims = new Set(candidate.claims);
    let [agreeing, rival] = [0, -Infinity];
    for (const [index, other] of candidates.entries())
      if (index === at || other.claims.some((id) => claims.has(id))) agreeing += shares[index] ?? 0;
      else rival = Math.max(rival, other.score);
    const { question } = candidate.ground;
    let next = message.length;
    const add = (value: number): void => {
      evidence[next] = value;
      next += 1;
    };
    add(candidate.score);
    add(Math.log(agreeing / sum));
    add(candidate.score - top - Math.log(sum));
    add(Math.max(-widestGap, Math.min(widestGap, candidate.score - rival)));
    add(question === null ? 0 : 1);
    add(question?.form === 'no-data' ? 1 : 0);
    for (const place of ownPlaces) add(candidate.evidence[place] ?? 0);
    for (const end of ends) add(end);
    if (next < length) add((message[ofMessage.length] ?? 0) - (ends[0] ?? 0));
    return evidence;
  };
}
