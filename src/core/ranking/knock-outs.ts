import type { Library } from '../../knowledge/queries.ts';
import { isMissing } from './rated.ts';

/** An option that fails a need's demand. */
export type KnockOut = {
  readonly option: string;
  readonly need: string;
  readonly criterion: string;
  readonly rating: number;
  readonly demanded: number;
};

/** A rating from 0 to 5; 0 if there is none. */
export type RatingOf = (option: string, criterion: string) => number;

/** The options rated below what a need demands, each with the first need it fails. */
export function knockOuts(
  library: Library,
  needs: readonly string[],
  candidates: readonly string[],
  ratingOf: RatingOf,
): readonly KnockOut[] {
  const out: KnockOut[] = [];
  for (const need of new Set(needs)) {
    for (const [criterion, demanded] of Object.entries(library.need(need)?.demands ?? {})) {
      for (const option of candidates) {
        if (isMissing(library, option, criterion)) continue;
        const rating = ratingOf(option, criterion);
        if (rating < demanded && !out.some((known) => known.option === option))
          out.push({ option, need, criterion, rating, demanded });
      }
    }
  }
  return out;
}
