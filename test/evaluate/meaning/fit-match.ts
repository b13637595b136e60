import type { Candidate } from '../../../src/core/meaning/match/candidates.ts';
import { certaintyNames, certaintyOf } from '../../../src/core/meaning/match/certainty.ts';
import { byName, type MatchEvidence, namesByKind } from '../../../src/core/meaning/match/evidence.ts';
import { rankedCandidates, rankWeightsOf } from '../../../src/core/meaning/match/match.ts';
import type { Weights } from '../../../src/core/meaning/match/match-weights.ts';
import type { WrittenTrees } from '../../../src/core/understanding/trees.ts';
import { type Boosting, boost } from '../boost.ts';
import { compactTrees } from '../written-trees.ts';
import { hashed } from './asked.ts';
import type { Played } from './play.ts';
import { type Choice, fitChoices, fitLogistic, type Row, scaleOf } from './regressions.ts';
import { isRight, type Origin } from './samples.ts';

export type MatchWeights = { readonly rank: Weights; readonly right: Weights; readonly answerable: Weights };
/** What trees add to the linear score of being right, over the evidence by these names. */
export type MatchTrees = { readonly names: readonly string[]; readonly trees: WrittenTrees };

const boosting: Boosting = {
  runs: 1,
  trees: 300,
  depth: 3,
  rate: 0.06,
  penalty: 8,
  leastWeight: 10,
  share: 0.4,
};
/** So much do all the rows weigh for the trees, to which `penalty` and `leastWeight` refer. */
const treesWeigh = 13_000;

/** How much each origin counts as a whole, whatever its number of samples. */
const rankTotals: Record<Origin, number> = {
  'question phrasing': 1,
  'claim phrasing': 0.7,
  'question left out': 0.7,
  real: 1,
  unanswerable: 0,
  'out of scope': 0,
};
const rightTotals: Record<Origin, number> = {
  'question phrasing': 1,
  'claim phrasing': 1,
  'question left out': 1,
  real: 1.5,
  unanswerable: 2,
  'out of scope': 1,
};
const answerableTotals: Record<Origin, number> = {
  'question phrasing': 0.5,
  'claim phrasing': 0.5,
  'question left out': 0.3,
  real: 3,
  unanswerable: 2.5,
  'out of scope': 1,
};
/** The best candidate decides whether there's an answer; the next two are only offered. */
const countsByPlace = [1, 0.3, 0.3] as const;
/** Those that are only offered are many: one in so many is looked at, for all. */
const oneOfferedIn = 3;

/** Fits one mode: first the order of candidates, then how sure it is, on samples that their topics don't have. */
export function fitMatch(samples: readonly Played[]): {
  readonly weights: MatchWeights;
  readonly trees: MatchTrees;
} {
  const rank = fitRank(samples);
  const ranked = samples.map((sample) => ({
    ...sample,
    ...rankedCandidates(sample.topic, sample.meanings, sample.query, rankWeightsOf(rank)),
  }));
  const shareOf = sharesBy(samples);
  const rightRows: Row[] = [];
  const answerableRows: Row[] = [];
  for (const sample of ranked) {
    const { origin, candidates, message, mode } = sample;
    const names = certaintyNames(mode === 'meaning' || mode === 'meaning of lines');
    const certaintyAt = certaintyOf(candidates, message);
    for (const [at, counts] of countsByPlace.entries()) {
      const isThinned = at > 0 && hashed(`offered ${sample.text}`) % oneOfferedIn > 0;
      if (isThinned) continue;
      const candidate = candidates[at];
      rightRows.push({
        evidence: byName(certaintyAt(at), names),
        target: candidate !== undefined && isRight(sample, asAnswer(candidate)) ? 1 : 0,
        weight: counts * (at > 0 ? oneOfferedIn : 1) * rightTotals[origin] * shareOf(origin),
      });
    }
    answerableRows.push({
      evidence: byName(certaintyAt(0), names),
      target: origin === 'unanswerable' || origin === 'out of scope' ? 0 : 1,
      weight: answerableTotals[origin] * shareOf(origin),
    });
  }
  const right = fitLogistic(rightRows);
  return {
    weights: { rank, right, answerable: fitLogistic(answerableRows) },
    trees: fitTrees(rightRows, right),
  };
}

function fitTrees(rows: readonly Row[], right: Weights): MatchTrees {
  const { names } = scaleOf(rows.map(({ evidence }) => evidence));
  const all = rows.reduce((sum, { weight }) => sum + weight, 0);
  const samples = rows.map(({ evidence, target, weight }) => ({
    values: Float64Array.from(names, (name) => evidence[name] ?? 0),
    offset: Object.entries(evidence).reduce((sum, [name, value]) => sum + value * (right[name] ?? 0), 0),
    isTrue: target === 1,
    weight: (weight / all) * treesWeigh,
  }));
  return { names, trees: compactTrees(boost(samples, boosting), boosting.depth) };
}

function asAnswer({ claims, ground }: Candidate): {
  readonly claims: readonly string[];
  readonly question: string | null;
} {
  return { claims, question: ground.question?.id ?? null };
}

function evidenceOf({ evidence, forms }: Candidate): MatchEvidence {
  return forms === null
    ? byName(evidence, namesByKind.claim)
    : { ...byName(evidence, namesByKind.question), [forms]: 1 };
}

/** One over the number of samples of an origin. */
function sharesBy(samples: readonly Played[]): (origin: Origin) => number {
  const counts = Map.groupBy(samples, ({ origin }) => origin);
  return (origin) => 1 / (counts.get(origin)?.length ?? 1);
}

function fitRank(samples: readonly Played[]): Weights {
  const shareOf = sharesBy(samples);
  const groups = samples.flatMap((sample): Choice[] => {
    const { candidates } = rankedCandidates(sample.topic, sample.meanings, sample.query, rankWeightsOf({}));
    const right = candidates.map((candidate) => isRight(sample, asAnswer(candidate)));
    const weight = rankTotals[sample.origin] * shareOf(sample.origin);
    // Where nothing or everything is right there's nothing to learn on the order.
    return weight > 0 && right.includes(true) && right.includes(false)
      ? [{ rows: candidates.map(evidenceOf), right, weight }]
      : [];
  });
  return fitChoices(groups);
}
