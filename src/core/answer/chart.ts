/**
 * What a picture shows, as data: how it is drawn is the adapters' affair. Names are those that people read.
 * Ratings, weights and scores are 0 to 5; shares are 0 to 1 of all weight.
 */
export type Chart = BarsChart | SpreadChart | MeansChart | LinesChart;

type Titled = {
  readonly title: string;
  /** What it shows, in one or two sentences, for whoever does not see it. */
  readonly alt: string;
};

/** Ratings side by side: a group for each criterion, in it a bar for each option. */
export type BarsChart = Titled & {
  readonly kind: 'bars';
  readonly options: readonly string[];
  readonly groups: readonly { readonly name: string; readonly bars: readonly RatedBar[] }[];
};

/** In the order of the options. `rating` is null where there is none; `judged` is shown as a star. */
export type RatedBar = { readonly rating: number | null; readonly judged: boolean };

/** How far apart a team's weights are. How many people, never who. */
export type SpreadChart = Titled & {
  readonly kind: 'spread';
  readonly people: number;
  readonly rows: readonly SpreadRow[];
};

export type SpreadRow = {
  readonly name: string;
  readonly lowest: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly highest: number;
};

/** What people weigh who each answered alone: nobody's own answer, so no lowest, highest or median. */
export type MeansChart = Titled & {
  readonly kind: 'means';
  readonly people: number;
  /** Shares of all weight: their mean, and their standard deviation. */
  readonly rows: readonly { readonly name: string; readonly mean: number; readonly deviation: number }[];
};

/** Each option's score against the share that one criterion has of all weight. */
export type LinesChart = Titled & {
  readonly kind: 'lines';
  readonly criterion: string;
  /** The share that it has now. */
  readonly now: number;
  /** A straight line each: the score at share 0 and at share 1. */
  readonly lines: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  /** Where another option takes the lead, by share. */
  readonly crossings: readonly { readonly share: number; readonly before: string; readonly after: string }[];
};
