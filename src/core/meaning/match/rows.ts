import type { ByteRows } from '../../../knowledge/meanings/topic-meanings.ts';
import type { Vector } from '../vector.ts';

/** The product of a vector with one of the rows. */
export function productWith(rows: Float32Array, row: number, vector: Vector): number {
  const size = vector.length;
  const from = row * size;
  if (row < 0 || from + size > rows.length) return 0;
  // Within bounds, so nothing is undefined; `?? 0` is for the types and costs nothing.
  // Four sums at a time, each waiting only for itself.
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let index = 0;
  for (; index + 3 < size; index += 4) {
    a += (rows[from + index] ?? 0) * (vector[index] ?? 0);
    b += (rows[from + index + 1] ?? 0) * (vector[index + 1] ?? 0);
    c += (rows[from + index + 2] ?? 0) * (vector[index + 2] ?? 0);
    d += (rows[from + index + 3] ?? 0) * (vector[index + 3] ?? 0);
  }
  for (; index < size; index += 1) a += (rows[from + index] ?? 0) * (vector[index] ?? 0);
  return a + b + c + d;
}

/** The same with a row of bytes. */
export function productWithBytes({ bytes, units }: ByteRows, row: number, vector: Vector): number {
  const size = vector.length;
  const from = row * size;
  if (row < 0 || from + size > bytes.length) return 0;
  let [sum, other] = [0, 0];
  let index = 0;
  for (; index + 1 < size; index += 2) {
    sum += (bytes[from + index] ?? 0) * (vector[index] ?? 0);
    other += (bytes[from + index + 1] ?? 0) * (vector[index + 1] ?? 0);
  }
  if (index < size) sum += (bytes[from + index] ?? 0) * (vector[index] ?? 0);
  return (sum + other) * (units[row] ?? 0);
}

/** The highest values, highest first; zeros where there are fewer. */
export function highestOf(values: Float32Array, count: number): number[] {
  const highest = new Array<number>(count).fill(0);
  for (const value of values) {
    if (value <= (highest[count - 1] ?? 0)) continue;
    let at = count - 1;
    for (; at > 0 && (highest[at - 1] ?? 0) < value; at -= 1) highest[at] = highest[at - 1] ?? 0;
    highest[at] = value;
  }
  return highest;
}

/** The products of a vector with all rows. */
export function productsWith(rows: Float32Array, vector: Vector): Float32Array {
  const count = vector.length === 0 ? 0 : Math.floor(rows.length / vector.length);
  const products = new Float32Array(count);
  for (let row = 0; row < count; row += 1) products[row] = productWith(rows, row, vector);
  return products;
}

/** Turns scores into the logarithms of the probability that each has among them. @param least so low at most */
export function logShares(scores: Float32Array, least: number): void {
  let top = -Infinity;
  for (let at = 0; at < scores.length; at += 1) top = Math.max(top, scores[at] ?? 0);
  let sum = 0;
  // Many are equal: they have nothing in common with a query.
  let [score, share] = [top, 1];
  for (let at = 0; at < scores.length; at += 1) {
    const next = scores[at] ?? 0;
    if (next !== score) [score, share] = [next, Math.exp(next - top)];
    sum += share;
  }
  const total = top + Math.log(sum);
  for (let at = 0; at < scores.length; at += 1) scores[at] = Math.max(least, (scores[at] ?? 0) - total);
}

/** The places with the highest values, best first; of equal ones those that come first. */
export function bestOf(
  rated: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  count: number,
): number[] {
  const places: number[] = [];
  const values: number[] = [];
  for (let at = from; at < to; at += 1) {
    const value = rated[at] ?? 0;
    if (places.length === count && value <= (values[count - 1] ?? 0)) continue;
    let index = Math.min(places.length, count - 1);
    for (; index > 0 && (values[index - 1] ?? 0) < value; index -= 1) {
      values[index] = values[index - 1] ?? 0;
      places[index] = places[index - 1] ?? 0;
    }
    values[index] = value;
    places[index] = at;
  }
  return places;
}
