/** The plot area of a lines chart in SVG units, and where a share and a score lie in it. */
export type Plot = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (share: number) => number;
  readonly y: (score: number) => number;
};
