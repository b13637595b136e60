/** A row of a chart of weights, as it is drawn: a box, a stroke in it, and a line from end to end where there is one. */
export type BoxRow = {
  readonly name: string;
  readonly figures: string;
  readonly box: readonly [number, number];
  readonly stroke: number;
  readonly ends: readonly [number, number] | null;
};
