import type { Library } from '../../../knowledge/queries.ts';
import { caseOf, type Ranking, rank } from '../../ranking/scores.ts';
import { formatList, inSentence } from '../../reply/parts/wording.ts';
import { combinedShares, fewestToCompare } from '../../weighings/group-shares.ts';
import { rankByShares } from '../../weighings/rank-by-shares.ts';
import type { Weighing } from '../../weighings/state/weighing.ts';
import { criterionTitle, sharesIn } from '../../weighings/weight-levels.ts';
import type { Content } from '../record/record.ts';
import type { Together } from '../record/together.ts';

/** What a thread's weighing came to; null while it's open, and if too few answered to hide who answered what. */
export function togetherOf(library: Library, weighing: Weighing): Together | null {
  const people = sharesIn(library, weighing);
  if (weighing.closed === null || people.length < fewestToCompare) return null;
  const shares = [...combinedShares(people)]
    .map(([criterion, share]): [string, number] => [criterion, Math.round(share * 1_000) / 1_000])
    .filter(([, share]) => share > 0);
  return { people: people.length, shares: Object.fromEntries(shares) };
}

/** How a record's options rank: by what the team weighed together, or by its needs if it didn't. */
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

/** "many writers at once 43 %, replicas in the box 33 % and nothing to run 24 %", heaviest first. */
export function sharesInWords(library: Library, { shares }: Together, most = 3): string {
  const heaviest = Object.entries(shares)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, most)
    .map(
      ([criterion, share]) =>
        `${inSentence(criterionTitle(library, criterion))} ${Math.round(share * 100)} %`,
    );
  return formatList(heaviest);
}
