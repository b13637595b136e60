import type { Library } from '../../../knowledge/queries.ts';
import { leadsAlone } from '../../ranking/leads-alone.ts';
import type { Case } from '../../ranking/scores.ts';
import { timesOf, totalWeight } from '../../ranking/weights.ts';

/** A stated need, and how it weighs in a case. */
export type WeighedNeed = {
  readonly need: string;
  /** The sum of its weights, doubled if somebody said that it matters more. */
  readonly size: number;
  /** Who leads if it's the only need; undefined if nobody leads alone. */
  readonly leader: string | undefined;
  /** How far they lead, 0 to 5. */
  readonly margin: number;
};

/** Smaller leads are floating-point error. */
const level = 1e-9;

/** The needs of a case, heaviest first; equals in the order in which they were stated. */
export function weighedNeeds(
  library: Library,
  stated: readonly { readonly need: string }[],
  { needs, candidates, emphasised = [] }: Case,
): readonly WeighedNeed[] {
  const leadOf = leadsAlone(library, candidates);
  const inOrder = [...new Set([...stated.map(({ need }) => need), ...needs])];
  return inOrder
    .filter((need) => needs.includes(need))
    .map((id): WeighedNeed => {
      const need = library.need(id);
      const { winner, margin } = leadOf(id);
      const leads = margin > level;
      return {
        need: id,
        size: need === undefined ? 0 : totalWeight(need) * timesOf(id, emphasised),
        leader: leads ? winner : undefined,
        margin: leads ? margin : 0,
      };
    })
    .sort((a, b) => b.size - a.size);
}

/** How much a need favours one option over another: positive if the first is ahead. */
export function needGap(
  library: Library,
  { need, size }: Pick<WeighedNeed, 'need' | 'size'>,
  one: string,
  other: string,
): number {
  const weighs = Object.entries(library.need(need)?.weighs ?? {});
  const total = weighs.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return 0;
  const rated = (option: string, criterion: string): number => library.rating(option, criterion)?.rating ?? 0;
  return weighs.reduce(
    (sum, [criterion, weight]) =>
      sum + (rated(one, criterion) - rated(other, criterion)) * weight * (size / total),
    0,
  );
}

/** True if the topic says for people how an option meets these needs. */
export function hasFits(
  library: Library,
  needs: readonly { readonly need: string }[],
  option: string,
): boolean {
  return needs.some(({ need }) => library.fit(option, need) !== undefined);
}
