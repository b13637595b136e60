import type { Knowledge } from '../../src/knowledge/schema.ts';

/** One figure of the evaluation, with the worst value that still passes. */
export type Row = {
  readonly name: string;
  readonly right: number;
  readonly of: number;
  /** `least`: the share has to be at least this; `most`: at most. */
  readonly limit: { readonly kind: 'least' | 'most'; readonly share: number } | null;
  /** Printed below the row, such as a curve. */
  readonly more?: readonly string[];
};

/** Measures one capability over its labelled data; empty if the data isn't there. */
export type Measurement = (knowledge: Knowledge) => readonly Row[] | Promise<readonly Row[]>;

/** Prints the rows. @returns whether each is within its limit */
export function showRows(title: string, rows: readonly Row[]): boolean {
  console.log(`\n${title}`);
  let holds = true;
  for (const { name, right, of, limit, more = [] } of rows) {
    const share = of === 0 ? 0 : right / of;
    const fits = limit === null || (limit.kind === 'least' ? share >= limit.share : share <= limit.share);
    if (!fits) holds = false;
    const bound = limit === null ? '' : `  ${limit.kind === 'least' ? '≥' : '≤'} ${percent(limit.share)}`;
    console.log(
      `  ${percent(share).padStart(7)}  ${name} (${right} of ${of})${bound}${fits ? '' : '  MISSED'}`,
    );
    for (const line of more) console.log(`           ${line}`);
  }
  return holds;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.02 ? 2 : 1)} %`;
}
