import type { Vector } from './vector.ts';

/** The product of a vector with one of the rows. */
export function productWith(rows: Float32Array, row: number, vector: Vector): number {
  const size = vector.length;
  let at = row * size;
  let [a, b, c, d] = [0, 0, 0, 0];
  let index = 0;
  for (; index + 3 < size; index += 4, at += 4) {
    a += (rows[at] ?? 0) * (vector[index] ?? 0);
    b += (rows[at + 1] ?? 0) * (vector[index + 1] ?? 0);
    c += (rows[at + 2] ?? 0) * (vector[index + 2] ?? 0);
    d += (rows[at + 3] ?? 0) * (vector[index + 3] ?? 0);
  }
  for (; index < size; index += 1, at += 1) a += (rows[at] ?? 0) * (vector[index] ?? 0);
  return a + b + c + d;
}

/** The products of a vector with all rows. */
export function productsWith(rows: Float32Array, vector: Vector): Float32Array {
  const count = vector.length === 0 ? 0 : Math.floor(rows.length / vector.length);
  const products = new Float32Array(count);
  for (let row = 0; row < count; row += 1) products[row] = productWith(rows, row, vector);
  return products;
}
