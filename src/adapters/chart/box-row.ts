/** A row of a spread or means chart: a box with a stroke in it, and whiskers between `ends` if there are any. */
export type BoxRow = {
  readonly name: string;
  readonly figures: string;
  readonly box: readonly [number, number];
  readonly stroke: number;
  readonly ends: readonly [number, number] | null;
};
