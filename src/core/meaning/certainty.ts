import type { TopicMeanings } from '../../knowledge/meanings/topic-meanings.ts';
import { isFamiliar } from '../understanding/text/familiar.ts';
import type { Candidate, MatchEvidence } from './candidates.ts';
import type { Grounds } from './grounds.ts';
import type { MatchQuery } from './match-query.ts';
import { highestOf, productsWith } from './rows.ts';

/** A candidate with its score; of two, the one with the higher score is the likelier. */
export type ScoredCandidate = Candidate & { readonly score: number };

/** Odds beyond this say no more. */
const furthestOdds = 5;

/** What the message alone says on whether the topic answers it. */
export function messageEvidence(
  { index }: Grounds,
  meanings: TopicMeanings | null,
  query: MatchQuery,
): MatchEvidence {
  const { vector, words, options, form, outside: odds } = query;
  const said = words.filter(({ mark }) => !mark);
  const strange = said.filter(({ text, stem, value }) => value === undefined && !isFamiliar(text, stem));
  const evidence: Record<string, number> = {
    one: 1,
    [`asks ${form}`]: 1,
    'no options': options.length === 0 ? 1 : 0,
    'several options': options.length > 1 ? 1 : 0,
    length: Math.log(1 + said.length),
    'out of scope': Math.max(-furthestOdds, Math.min(furthestOdds, odds)),
    strange: Math.min(4, strange.length),
    'unheard anywhere': Math.min(3, index.missing(words, -1).unheard),
  };
  if (vector === undefined || meanings?.size !== vector.length) return evidence;
  const [first = 0, second = 0, third = 0] = highestOf(productsWith(meanings.unanswered, vector), 3);
  const [outside = 0] = productsWith(meanings.outside.weights, vector);
  return {
    ...evidence,
    unanswered: first,
    'unanswered thrice': (first + second + third) / 3,
    outside: outside + (meanings.outside.offsets[0] ?? 0),
  };
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

/** What a candidate, among the others, says on whether it's right. The candidates are sorted, best first. */
export function certaintyEvidence(
  candidates: readonly ScoredCandidate[],
  at: number,
  message: MatchEvidence,
): MatchEvidence {
  const own = candidates[at];
  if (own === undefined) return message;
  const top = candidates[0]?.score ?? 0;
  const claims = new Set(own.claims);
  let [sum, agreeing, rival] = [0, 0, -Infinity];
  for (const candidate of candidates) {
    const share = Math.exp(candidate.score - top);
    sum += share;
    if (candidate === own || candidate.claims.some((id) => claims.has(id))) agreeing += share;
    else rival = Math.max(rival, candidate.score);
  }
  const kind = own.ground.question === null ? 'claim' : 'question';
  const evidence: Record<string, number> = {
    ...message,
    score: own.score,
    agreement: Math.log(agreeing / sum),
    preference: own.score - top - Math.log(sum),
    gap: Math.max(-widestGap, Math.min(widestGap, own.score - rival)),
    'is question': kind === 'question' ? 1 : 0,
    'is no data': own.ground.question?.form === 'no-data' ? 1 : 0,
  };
  for (const name of ofTop) evidence[`its ${name}`] = own.evidence[`${kind} ${name}`] ?? 0;
  for (const name of ofAny) evidence[`its ${name}`] = own.evidence[name] ?? 0;
  const highest = (name: string): number =>
    Math.max(
      ...candidates.map(({ evidence: of }) =>
        Math.max(of[`claim ${name}`] ?? 0, of[`question ${name}`] ?? 0),
      ),
    );
  const nearest = highest('nearest');
  evidence['best nearest'] = nearest;
  evidence['best line'] = highest('line');
  evidence['best covered'] = highest('covered');
  evidence['best found'] = highest('found');
  evidence['least names'] = Math.min(...candidates.map(({ evidence: of }) => of.names ?? 0));
  evidence['least heaviest'] = Math.min(...candidates.map(({ evidence: of }) => of.heaviest ?? 0));
  if (message.unanswered !== undefined) evidence['nearer unanswered'] = message.unanswered - nearest;
  return evidence;
}
