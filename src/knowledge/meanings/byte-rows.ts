import type { ByteRows } from './topic-meanings.ts';

const mostPerByte = 127;

/** Vectors of one length, rounded to bytes: the largest number of each is a whole byte. */
export function byteRowsOf(vectors: readonly Float32Array[], size: number): ByteRows {
  const bytes = new Int8Array(vectors.length * size);
  const units = new Float32Array(vectors.length);
  for (const [row, vector] of vectors.entries()) {
    let most = 0;
    for (const value of vector) most = Math.max(most, Math.abs(value));
    const unit = most / mostPerByte;
    units[row] = unit;
    if (unit > 0)
      for (let at = 0; at < size; at += 1) bytes[row * size + at] = Math.round((vector[at] ?? 0) / unit);
  }
  return { bytes, units };
}

/** Some of the rows, one behind the other. */
export function someByteRows(
  rows: readonly { readonly of: ByteRows; readonly at: number }[],
  size: number,
): ByteRows {
  const bytes = new Int8Array(rows.length * size);
  const units = new Float32Array(rows.length);
  for (const [row, { of, at }] of rows.entries()) {
    bytes.set(of.bytes.subarray(at * size, (at + 1) * size), row * size);
    units[row] = of.units[at] ?? 0;
  }
  return { bytes, units };
}

/** One row as numbers again. */
export function vectorOfRow({ bytes, units }: ByteRows, size: number, row: number): Float32Array {
  const unit = units[row] ?? 0;
  return Float32Array.from(bytes.subarray(row * size, (row + 1) * size), (byte) => byte * unit);
}
