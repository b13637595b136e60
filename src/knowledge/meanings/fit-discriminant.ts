import { setImmediate as pause } from 'node:timers/promises';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Discriminant } from './topic-meanings.ts';

/** Vectors that count together. */
type Group = readonly Float32Array[];
type Settings = { readonly shrinkage: number };

/** How far the covariance is moved towards that of a ball; few phrasings don't show in which directions they differ. */
const ofMany: Settings = { shrinkage: 0.4 };
const ofTwo: Settings = { shrinkage: 0.5 };

/** After so many vectors or classes, other work of the process gets its turn: a reload mustn't hold questions up. */
const atATime = 16;

/**
 * Linear discriminant analysis: each class is the mean of its vectors, and all share one covariance, in which directions
 * that say little about the class count little.
 *
 * @param classes the vectors of each class, at least one
 */
export async function fitDiscriminant(classes: readonly Group[], size: number): Promise<Discriminant> {
  return fitOfGroups(
    classes.map((vectors) => [vectors]),
    size,
  );
}

/** The same where a class consists of groups, which count alike however many vectors they have. */
export async function fitOfGroups(
  classes: readonly (readonly Group[])[],
  size: number,
): Promise<Discriminant> {
  const groups = classes.flat();
  const middles = groups.map((vectors) => meanOf(vectors, size));
  const weights = groups.map(() => 1);
  const covariance = await covarianceOf(groups, middles, { size, ...ofMany, weights });
  let used = 0;
  const means = classes.map(({ length }) => {
    used += length;
    return meanOf(middles.slice(used - length, used), size);
  });
  const decomposed = new CholeskyDecomposition(covariance);
  const rows = new Float32Array(classes.length * size);
  const offsets = new Float32Array(classes.length);
  for (let from = 0; from < means.length; from += atATime) {
    await pause();
    const some = means.slice(from, from + atATime);
    const solved = decomposed.solve(new Matrix(some).transpose());
    for (const [column, mean] of some.entries()) {
      const index = from + column;
      let offset = 0;
      for (let at = 0; at < size; at += 1) {
        const weight = solved.get(at, column);
        rows[index * size + at] = weight;
        offset += weight * (mean[at] ?? 0);
      }
      offsets[index] = -offset / 2;
    }
  }
  return { weights: rows, offsets };
}

/** The same for two large groups: one row, positive for what's like the first. Empty if either has too few. */
export async function fitContrast(first: Group, second: Group, size: number): Promise<Discriminant> {
  if (first.length < 2 || second.length < 2)
    return { weights: new Float32Array(0), offsets: new Float32Array(0) };
  const means = [meanOf(first, size), meanOf(second, size)];
  const covariance = await covarianceOf([first, second], means, {
    size,
    ...ofTwo,
    weights: [0.5 / first.length, 0.5 / second.length],
  });
  const [one = [], other = []] = means;
  const between = one.map((value, at) => value - (other[at] ?? 0));
  const weights = Float32Array.from(
    new CholeskyDecomposition(covariance).solve(Matrix.columnVector(between)).to1DArray(),
  );
  const offset = one.reduce(
    (sum, value, at) => sum + ((weights[at] ?? 0) * (value + (other[at] ?? 0))) / 2,
    0,
  );
  return { weights, offsets: Float32Array.of(-offset) };
}

function meanOf(vectors: readonly (Float32Array | readonly number[])[], size: number): number[] {
  const mean = new Array<number>(size).fill(0);
  for (const vector of vectors)
    for (let at = 0; at < size; at += 1) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0) / vectors.length;
  return mean;
}

/** How vectors differ from the mean of their class, shrunk; the identity where no class has two of them. */
async function covarianceOf(
  classes: readonly Group[],
  means: readonly (readonly number[])[],
  { size, shrinkage, weights }: Settings & { readonly size: number; readonly weights: readonly number[] },
): Promise<Matrix> {
  const sums = new Float64Array(size * size);
  const difference = new Float64Array(size);
  let count = 0;
  let seen = 0;
  for (const [index, vectors] of classes.entries()) {
    if (vectors.length < 2) continue;
    const [mean = [], weight = 1] = [means[index], weights[index]];
    for (const vector of vectors) {
      if (seen++ % atATime === 0) await pause();
      for (let at = 0; at < size; at += 1) difference[at] = (vector[at] ?? 0) - (mean[at] ?? 0);
      for (let row = 0; row < size; row += 1) {
        const factor = (difference[row] ?? 0) * weight;
        for (let column = 0, at = row * size; column <= row; column += 1, at += 1)
          sums[at] = (sums[at] ?? 0) + factor * (difference[column] ?? 0);
      }
    }
    // The mean was taken from the same vectors, so one of them is no evidence.
    count += (vectors.length - 1) * weight;
  }
  if (count === 0) return Matrix.eye(size);
  let trace = 0;
  for (let at = 0; at < size; at += 1) trace += (sums[at * size + at] ?? 0) / count;
  const ball = trace / size || 1;
  const covariance = new Matrix(size, size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      const spread = ((sums[row * size + column] ?? 0) / count) * (1 - shrinkage);
      const value = row === column ? spread + shrinkage * ball : spread;
      covariance.set(row, column, value);
      covariance.set(column, row, value);
    }
  return covariance;
}
