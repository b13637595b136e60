import type { Library } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { forCandidates } from '../../ranking/for-candidates.ts';
import type { Word } from '../../understanding/text/words.ts';
import { claimsByFit } from './select-claims.ts';

/**
 * A claim for each option, undefined if there is none. `name` is the aspect's title, empty in a row that
 * continues it.
 */
export type ClaimRow = { readonly name: string; readonly claims: readonly (Claim | undefined)[] };

const mostRows = 4;

type RowsQuery = {
  readonly options: readonly string[];
  readonly aspects: readonly string[];
  readonly words: readonly Word[];
  /**
   * Claims in one unit, which get a row to themselves: a claim in another unit beside them would be
   * meaningless.
   */
  readonly aligned?: readonly (readonly Claim[])[];
};

/** Options side by side: one row for each aspect, a second one if only one aspect is asked for. */
export function claimRows(
  library: Library,
  { options, aspects, words, aligned = [] }: RowsQuery,
): readonly ClaimRow[] {
  const used = new Set<string>();
  const rowOf = (aspect: string, at: number): readonly Claim[] | undefined =>
    aligned[0]?.some((claim) => claim.aspects.includes(aspect)) === true ? (aligned[at] ?? []) : undefined;
  const depth = aspects.length < 2 ? 2 : 1;
  const rows: ClaimRow[] = [];
  for (const aspect of aspects.slice(0, mostRows)) {
    // The second row continues where the first one ended.
    const sides = options.map((option) => ({
      option,
      next: claimsByFit(library, { option, aspects: [aspect], words, most: 10 }),
    }));
    for (let at = 0; at < depth; at++) {
      const row = rowOf(aspect, at);
      const claims = sides.map(({ option, next }) => {
        if (row !== undefined) return row.find((claim) => claim.option === option);
        let beside: Claim | undefined;
        for (let claim = next(); claim !== undefined; claim = next()) {
          if (used.has(claim.id)) continue;
          if (claim.aspects[0] === aspect && (at === 0 || claim.rank < 3)) return claim;
          if (at === 0 && claim.aspects.includes(aspect)) beside ??= claim;
        }
        return beside;
      });
      if (at > 0 && claims.some((claim) => claim === undefined)) continue;
      for (const claim of claims) if (claim !== undefined) used.add(claim.id);
      rows.push({ name: at === 0 ? library.aspectTitle(aspect) : '', claims });
    }
  }
  return rows;
}

/** The general picture, independent of the question's words. */
export const overviewRows = forCandidates((library, options) =>
  claimRows(library, { options, aspects: library.topic.overview, words: [] }),
);
