import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { MatchEvidence } from '../../../src/core/meaning/match/evidence.ts';
import type { Weights } from '../../../src/core/meaning/match/match-weights.ts';

/** Evidence with what it's evidence for, 0 to 1, and how much it counts. */
export type Row = { readonly evidence: MatchEvidence; readonly target: number; readonly weight: number };

/** Candidates, some of which are right. */
export type Choice = {
  readonly rows: readonly MatchEvidence[];
  readonly right: readonly boolean[];
  readonly weight: number;
};

const choiceSettings = { steps: 400, rate: 0.05, penalty: 1e-3 } as const;

/** Conditional logistic regression: the probability is shared out among candidates, and the right ones should get all. */
export function fitChoices(groups: readonly Choice[], penalty: number = choiceSettings.penalty): Weights {
  const { names, scales } = scaleOf(groups.flatMap(({ rows }) => rows));
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const dense = groups.map(({ rows, right, weight }) => ({
    rows: rows.map((row) => Float64Array.from(names, (name, at) => (row[name] ?? 0) / (scales[at] ?? 1))),
    right,
    weight: weight / total,
  }));
  const fitted = new Float64Array(names.length);
  const [mean, square] = [new Float64Array(names.length), new Float64Array(names.length)];
  for (let step = 1; step <= choiceSettings.steps; step += 1) {
    const gradient = fitted.map((weight) => weight * penalty);
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
      fitted[at] = (fitted[at] ?? 0) - (choiceSettings.rate * toward) / size;
    }
  }
  return unscaled(names, fitted, scales);
}

/** Of the L2 penalty, against rows that weigh as much as so many. */
const usualPenalty = 10;
const countAs = 5000;
const newtonSteps = 12;

/** Logistic regression with an L2 penalty on standardised evidence, by Newton's method. `one` isn't penalised. */
export function fitLogistic(rows: readonly Row[], penalty: number = usualPenalty): Weights {
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
export function scaleOf(rows: readonly MatchEvidence[]): {
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
