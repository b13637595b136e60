import { z } from 'zod';
import type { Library } from '../../../knowledge/queries.ts';
import { caseOf, type Ranking, rank } from '../../ranking/scores.ts';
import { inSentence, listed } from '../../reply/parts/composer.ts';
import { combinedShares, fewestToCompare } from '../../weighings/group-shares.ts';
import { rankByShares } from '../../weighings/rank-by-shares.ts';
import type { Weighing } from '../../weighings/weighing.ts';
import { criterionTitle, sharesIn } from '../../weighings/weight-levels.ts';
import type { Content } from './record.ts';

/** What a team weighed together before it decided: nobody's own weights, and no more than its thread was shown. */
export const togetherSchema = z.strictObject({
  /** How many answered. */
  people: z.number().int().positive(),
  /** Criterion → the mean of their shares, above 0; together about 1. */
  shares: z.record(z.string(), z.number()),
});

export type Together = z.infer<typeof togetherSchema>;

/** What a thread's weighing came to; null while it is open, and where too few answered to tell it without telling who. */
export function togetherOf(library: Library, weighing: Weighing): Together | null {
  const people = sharesIn(library, weighing);
  if (weighing.closed === null || people.length < fewestToCompare) return null;
  const shares = [...combinedShares(people)]
    .map(([criterion, share]): [string, number] => [criterion, Math.round(share * 1_000) / 1_000])
    .filter(([, share]) => share > 0);
  return { people: people.length, shares: Object.fromEntries(shares) };
}

/** How the options of a record rank: by what the team weighed together where it did, else by its needs. */
export function rankingFor(
  library: Library,
  { drivers, knows, together }: Pick<Content, 'drivers' | 'knows' | 'together'>,
  candidates: readonly string[],
): Ranking {
  const known = knows.map((option) => ({ option, author: '', words: '' }));
  if (together === null) return rank(library, caseOf(drivers, known, candidates));
  const needs = [...new Set(drivers.map(({ need }) => need))];
  return rankByShares(library, { candidates, needs }, new Map(Object.entries(together.shares)));
}

/** "many writers at once 43 %, replicas in the box 33 % and nothing to run 24 %", the heaviest first. */
export function sharesInWords(library: Library, { shares }: Together, most = 3): string {
  const heaviest = Object.entries(shares)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, most)
    .map(
      ([criterion, share]) =>
        `${inSentence(criterionTitle(library, criterion))} ${Math.round(share * 100)} %`,
    );
  return listed(heaviest);
}
