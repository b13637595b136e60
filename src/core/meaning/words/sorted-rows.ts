/** Sets of numbers, each sorted, one behind the other. */
export type SortedRows = {
  /** Where each row begins; the last is where the last row ends. */
  readonly starts: Uint32Array;
  readonly values: Float64Array | Uint32Array;
};

/** @param make an array of numbers large enough for the values */
export function sortedRows(
  rows: readonly ReadonlySet<number>[],
  make: (length: number) => SortedRows['values'],
): SortedRows {
  const starts = new Uint32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + row.size;
  const values = make(starts[rows.length] ?? 0);
  for (const [at, row] of rows.entries()) {
    const from = starts[at] ?? 0;
    let end = from;
    for (const value of row) {
      values[end] = value;
      end += 1;
    }
    values.subarray(from, end).sort();
  }
  return { starts, values };
}

/** Whether a row has a value. False for a row that doesn't exist. */
export function hasValue({ starts, values }: SortedRows, row: number, value: number): boolean {
  let low = starts[row] ?? 0;
  let high = starts[row + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = values[middle] ?? 0;
    if (found === value) return true;
    if (found < value) low = middle + 1;
    else high = middle;
  }
  return false;
}
