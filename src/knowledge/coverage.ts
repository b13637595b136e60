import type { Claim, Topic } from './schema.ts';

/** What there is on an option and an aspect. */
export type CoverageCell = {
  readonly claims: number /** The newest date that a claim speaks of; null where there is none. */;
  readonly newest: string | null;
};

export type Coverage = {
  readonly title: string;
  /** Names of options, then of alternatives. */
  readonly options: readonly string[];
  /** A row for each aspect, a cell for each option. */
  readonly aspects: readonly { readonly aspect: string; readonly cells: readonly CoverageCell[] }[];
  /** Rated options with nothing on an aspect. Alternatives are short profiles by design, so theirs are no gaps. */
  readonly gaps: readonly { readonly option: string; readonly aspect: string }[];
};

/** Counts a topic's claims. Aspects that stand for a leaning ("weaknesses") count the claims that lean so. */
export function coverageOf({ title, options, alternatives, aspects, claims }: Topic): Coverage {
  const columns = [...options, ...alternatives];
  const byOption = Map.groupBy(claims, ({ option }) => option);
  const rows = aspects.map(({ id, title: aspect, leaning }) => ({
    aspect,
    cells: columns.map((option) =>
      cellOf(
        (byOption.get(option.id) ?? []).filter((claim) =>
          leaning === undefined ? claim.aspects.includes(id) : claim.leaning === leaning,
        ),
      ),
    ),
  }));
  const gaps = rows.flatMap(({ aspect, cells }) =>
    options.flatMap(({ name }, index) => (cells[index]?.claims === 0 ? [{ option: name, aspect }] : [])),
  );
  return { title, options: columns.map(({ name }) => name), aspects: rows, gaps };
}

function cellOf(claims: readonly Claim[]): CoverageCell {
  const newest =
    claims
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? null;
  return { claims: claims.length, newest };
}
