import type { Library } from '../../knowledge/queries.ts';
import { type Case, familiarity, isAhead } from './scores.ts';
import { timesOf } from './weights.ts';

/** The winner (undefined if nothing is weighed) and its margin (Infinity if there's no second). */
export type Lead = { readonly winner: string | undefined; readonly margin: number };

/**
 * The winner and margin that `rank` gives, without the parts that are only displayed: finding what would change an
 * answer weighs some hundred cases. Adds the same numbers in the same order, so both round alike.
 */
export function leadOf(library: Library, weighed: Case): Lead {
  const { weighs, scores, first, second } = contest(library, weighed);
  const ahead = scores[first];
  const behind = scores[second];
  return {
    winner: weighs ? weighed.candidates[first] : undefined,
    margin: ahead === undefined || behind === undefined ? Number.POSITIVE_INFINITY : ahead - behind,
  };
}

/** The option that has overtaken a former winner in a case; `overtaking` does the same for a ranking. */
export function overtakenBy(library: Library, weighed: Case, former: string): string | undefined {
  const { weighs, scores, first } = contest(library, weighed);
  const winner = weighed.candidates[first];
  if (!weighs || winner === undefined || winner === former) return undefined;
  const score = scores[weighed.candidates.indexOf(former)] ?? out;
  return isAhead(scores[first] ?? out, score) ? winner : undefined;
}

/** The score of an option that fails a demand. */
const out = Number.NEGATIVE_INFINITY;

type Contest = {
  /** False if no criterion has a weight. */
  readonly weighs: boolean;
  /** By index of the candidate; the next contest overwrites it. */
  readonly scores: readonly number[];
  /** Indexes of the best two; -1 if there is none. */
  readonly first: number;
  readonly second: number;
};

function contest(library: Library, weighed: Case): Contest {
  const table = tableOf(library);
  const { candidates, knows } = weighed;
  const { scores, weights } = table;
  const rows = table.rowsOf(candidates);
  const isOut = outOf(table, rows, weighed);
  const columns = weighIn(table, weighed);
  let total = 0;
  for (const column of columns) total += weights[column] ?? 0;
  const weighs = total > 0;
  const counted = weighs && knows.length > 0 ? familiarity.weight : 0;
  total += counted;
  const own = weighs ? counted / total : 0;
  let first = -1;
  let second = -1;
  for (let place = 0; place < rows.length; place++) {
    if (isOut?.[place] === true) {
      scores[place] = out;
      continue;
    }
    const option = candidates[place] ?? '';
    const row = rows[place] ?? [];
    let score = own * (knows.includes(option) ? familiarity.known : familiarity.unknown);
    if (weighs)
      for (const column of columns)
        score += table.ratingIn(row, option, column) * ((weights[column] ?? 0) / total);
    scores[place] = score;
    if (first < 0 || isAhead(score, scores[first] ?? out)) {
      second = first;
      first = place;
    } else if (second < 0 || isAhead(score, scores[second] ?? out)) second = place;
  }
  for (const column of columns) weights[column] = 0;
  return { weighs, scores, first, second };
}

/** `weightsOf` by column number: writes the weights into the table, which must have none. Zeros add nothing. */
function weighIn(table: Table, { needs, emphasised = [], weights: set }: Case): readonly number[] {
  const { weights } = table;
  const columns: number[] = [];
  for (let at = 0; at < needs.length; at++) {
    const id = needs[at] ?? '';
    if (needs.indexOf(id) < at) continue;
    const times = timesOf(id, emphasised);
    for (const { column, amount } of table.need(id).weighs) {
      const known = weights[column] ?? 0;
      if (known === 0) columns.push(column);
      weights[column] = known + amount * times;
    }
  }
  if (set === undefined) return columns;
  for (const [criterion, weight] of set) {
    const column = table.column(criterion);
    if ((weights[column] ?? 0) === 0) columns.push(column);
    weights[column] = Math.max(0, weight);
  }
  return columns;
}

/** Which candidates fail a demand; undefined if none does, or if all do, since all are weighed then. */
function outOf(
  table: Table,
  rows: readonly Row[],
  { needs, candidates }: Case,
): readonly boolean[] | undefined {
  let fails: boolean[] | undefined;
  let left = candidates.length;
  for (const id of needs) {
    for (const { column, amount } of table.need(id).demands) {
      for (let place = 0; place < rows.length; place++) {
        if (table.ratingIn(rows[place] ?? [], candidates[place] ?? '', column) >= amount) continue;
        fails ??= candidates.map(() => false);
        if (fails[place] === false) left--;
        fails[place] = true;
      }
    }
  }
  return left === 0 ? undefined : fails;
}

type Amount = { readonly column: number; readonly amount: number };
type NeedInTable = { readonly weighs: readonly Amount[]; readonly demands: readonly Amount[] };
/** One option's ratings by column number, filled in on first use. */
type Row = (number | undefined)[];

/** A library's ratings and needs by column number, and scratch space for one contest at a time. */
type Table = {
  /** By column number; all 0 between contests. */
  readonly weights: number[];
  readonly scores: number[];
  column(criterion: string): number;
  need(id: string): NeedInTable;
  rowsOf(candidates: readonly string[]): readonly Row[];
  ratingIn(row: Row, option: string, column: number): number;
};

const tables = new WeakMap<Library, Table>();

function tableOf(library: Library): Table {
  const known = tables.get(library);
  if (known !== undefined) return known;
  const made = openTable(library);
  tables.set(library, made);
  return made;
}

function openTable(library: Library): Table {
  const columns = new Map<string, number>();
  const criteria: string[] = [];
  const weights: number[] = [];
  const needs = new Map<string, NeedInTable>();
  const rows = new Map<string, Row>();
  const byCandidates = new WeakMap<readonly string[], readonly Row[]>();

  function column(criterion: string): number {
    const known = columns.get(criterion);
    if (known !== undefined) return known;
    columns.set(criterion, criteria.length);
    weights.push(0);
    return criteria.push(criterion) - 1;
  }
  const amounts = (of: Readonly<Record<string, number>>): readonly Amount[] =>
    Object.entries(of).map(([criterion, amount]) => ({ column: column(criterion), amount }));

  function rowOf(option: string): Row {
    const known = rows.get(option);
    if (known !== undefined) return known;
    const made: Row = [];
    if (library.option(option) !== undefined) rows.set(option, made);
    return made;
  }

  return {
    weights,
    scores: [],
    column,
    need(id) {
      const known = needs.get(id);
      if (known !== undefined) return known;
      const need = library.need(id);
      if (need === undefined) return { weighs: [], demands: [] };
      const made = { weighs: amounts(need.weighs), demands: amounts(need.demands) };
      needs.set(id, made);
      return made;
    },
    rowsOf(candidates) {
      const known = byCandidates.get(candidates);
      if (known !== undefined) return known;
      const made = candidates.map(rowOf);
      byCandidates.set(candidates, made);
      return made;
    },
    ratingIn(row, option, at) {
      const known = row[at];
      if (known !== undefined) return known;
      const rating = library.rating(option, criteria[at] ?? '')?.rating ?? 0;
      row[at] = rating;
      return rating;
    },
  };
}
