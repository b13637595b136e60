import { CholeskyDecomposition, Matrix } from 'ml-matrix';
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

const rankSettings = { steps: 400, rate: 0.05, penalty: 1e-3 } as const;

/** Conditional logistic regression: the probability is shared out among candidates, and the right ones should get all. */
function fitRank(samples: readonly Played[]): Weights {
  const shareOf = sharesBy(samples);
  const groups = samples.flatMap((sample) => {
    const { candidates } = rankedCandidates(sample.topic, sample.meanings, sample.query, rankWeightsOf({}));
    const right = candidates.map((candidate) => isRight(sample, asAnswer(candidate)));
    const weight = rankTotals[sample.origin] * shareOf(sample.origin);
    // Where nothing or everything is right there's nothing to learn on the order.
    return weight > 0 && right.includes(true) && right.includes(false)
      ? [{ rows: candidates.map(evidenceOf), right, weight }]
      : [];
  });
  const { names, scales } = scaleOf(groups.flatMap(({ rows }) => rows));
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const dense = groups.map(({ rows, right, weight }) => ({
    rows: rows.map((row) => Float64Array.from(names, (name, at) => (row[name] ?? 0) / (scales[at] ?? 1))),
    right,
    weight: weight / total,
  }));
  const fitted = new Float64Array(names.length);
  const [mean, square] = [new Float64Array(names.length), new Float64Array(names.length)];
  for (let step = 1; step <= rankSettings.steps; step += 1) {
    const gradient = fitted.map((weight) => weight * rankSettings.penalty);
    for (const { rows, right, weight } of dense) {
      const scores = rows.map((row) => row.reduce((sum, value, at) => sum + value * (fitted[at] ?? 0), 0));
      const top = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - top));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const good = shares.reduce((sum, share, at) => sum + (right[at] === true ? share : 0), 0) + 1e-12;
      for (const [at, row] of rows.entries()) {
        const share = shares[at] ?? 0;
        const off = (share / all - (right[at] === true ? share / good : 0)) * weight;
        for (let index = 0; index < row.length; index += 1)
          gradient[index] = (gradient[index] ?? 0) + off * (row[index] ?? 0);
      }
    }
    // Adam (Kingma and Ba, 2015).
    for (let at = 0; at < fitted.length; at += 1) {
      const slope = gradient[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const toward = (mean[at] ?? 0) / (1 - 0.9 ** step);
      const size = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8;
      fitted[at] = (fitted[at] ?? 0) - (rankSettings.rate * toward) / size;
    }
  }
  return unscaled(names, fitted, scales);
}

type Row = { readonly evidence: MatchEvidence; readonly target: number; readonly weight: number };

/** Of the L2 penalty, against rows that weigh as much as so many. */
const penalty = 10;
const countAs = 5000;
const newtonSteps = 12;

/** Logistic regression with an L2 penalty on standardised evidence, by Newton's method. `one` isn't penalised. */
export function fitLogistic(rows: readonly Row[]): Weights {
  const { names, scales, centres } = scaleOf(rows.map(({ evidence }) => evidence));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const dense = rows.map(({ evidence, target, weight }) => ({
    values: Float64Array.from(names, (name, at) =>
      name === 'one' ? 1 : ((evidence[name] ?? 0) - (centres[at] ?? 0)) / (scales[at] ?? 1),
    ),
    target,
    weight: (weight / total) * countAs,
  }));
  const size = names.length;
  let fitted: Float64Array = new Float64Array(size);
  const lossOf = (weights: Float64Array): number => {
    let loss = 0;
    for (const [at, weight] of weights.entries())
      if (names[at] !== 'one') loss += (penalty / 2) * weight * weight;
    for (const { values, target, weight } of dense) {
      const score = values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
      // log(1 + exp(x)), without overflow.
      const soft = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
      loss += weight * (soft - target * score);
    }
    return loss;
  };
  for (let step = 0; step < newtonSteps; step += 1) {
    const gradient = new Float64Array(size);
    const curvature = new Float64Array(size * size);
    for (const { values, target, weight } of dense) {
      const score = values.reduce((sum, value, at) => sum + value * (fitted[at] ?? 0), 0);
      const probability = 1 / (1 + Math.exp(-score));
      const off = (probability - target) * weight;
      const bend = probability * (1 - probability) * weight;
      for (let row = 0; row < size; row += 1) {
        const value = values[row] ?? 0;
        if (value === 0) continue;
        gradient[row] = (gradient[row] ?? 0) + off * value;
        for (let column = 0; column <= row; column += 1)
          curvature[row * size + column] =
            (curvature[row * size + column] ?? 0) + bend * value * (values[column] ?? 0);
      }
    }
    const bent = new Matrix(size, size);
    for (let row = 0; row < size; row += 1) {
      const own = names[row] === 'one' ? 1e-6 : penalty;
      gradient[row] = (gradient[row] ?? 0) + own * (fitted[row] ?? 0);
      for (let column = 0; column <= row; column += 1) {
        const value = (curvature[row * size + column] ?? 0) + (row === column ? own : 0);
        bent.set(row, column, value);
        bent.set(column, row, value);
      }
    }
    const move = new CholeskyDecomposition(bent).solve(Matrix.columnVector([...gradient])).to1DArray();
    const before = lossOf(fitted);
    const moved = (part: number): Float64Array => fitted.map((weight, at) => weight - part * (move[at] ?? 0));
    const part = [1, 0.5, 0.25, 0.1, 0.02].find((share) => lossOf(moved(share)) < before);
    if (part === undefined) break;
    fitted = moved(part);
  }
  const weights = unscaled(names, fitted, scales);
  const shift = names.reduce(
    (sum, name, at) =>
      sum + (name === 'one' ? 0 : ((fitted[at] ?? 0) * (centres[at] ?? 0)) / (scales[at] ?? 1)),
    0,
  );
  return { ...weights, one: rounded((fitted[names.indexOf('one')] ?? 0) - shift) };
}

/** The names of all evidence, in alphabetical order, and how it spreads. */
function scaleOf(rows: readonly MatchEvidence[]): {
  readonly names: readonly string[];
  readonly centres: readonly number[];
  readonly scales: readonly number[];
} {
  const sums = new Map<string, { sum: number; squares: number }>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      const known = sums.get(name) ?? { sum: 0, squares: 0 };
      known.sum += value;
      known.squares += value * value;
      sums.set(name, known);
    }
  const names = [...sums.keys()].sort();
  const centres = names.map((name) => (sums.get(name)?.sum ?? 0) / rows.length);
  const scales = names.map((name, at) =>
    Math.max(
      1e-3,
      Math.sqrt(Math.max(0, (sums.get(name)?.squares ?? 0) / rows.length - (centres[at] ?? 0) ** 2)),
    ),
  );
  return { names, centres, scales };
}

function unscaled(names: readonly string[], fitted: Float64Array, scales: readonly number[]): Weights {
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const weight = rounded((fitted[at] ?? 0) / (name === 'one' ? 1 : (scales[at] ?? 1)));
      return weight === 0 ? [] : [[name, weight]];
    }),
  );
}

/** Four digits decide nothing, and files stay readable. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
