import type { Vector } from './vector.ts';

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
