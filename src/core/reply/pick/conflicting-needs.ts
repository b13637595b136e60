import type { Choice } from '../../answer/answer.ts';
import { leadsAlone } from '../../ranking/leads-alone.ts';
import type { Case } from '../../ranking/scores.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalize, formatList } from '../parts/wording.ts';

/** A need pulls towards an option that it alone would put this far ahead. */
const pullingMargin = 1;

/** Needs that favour different options. */
export type NeedConflict = {
  readonly says: string;
  /** True if several people stated them. */
  readonly between: boolean;
  /** The two options that most needs favour, with those needs. */
  readonly sides: readonly { readonly option: string; readonly needs: readonly string[] }[];
};

export function findNeedConflict(
  { library }: Composer,
  needs: readonly StatedNeed[],
  weighed: Case,
): NeedConflict | undefined {
  if (weighed.needs.length < 2) return undefined;
  const leadOf = leadsAlone(library, weighed.candidates);
  const favoured = weighed.needs.flatMap((need) => {
    const { winner, margin } = leadOf(need);
    return winner === undefined || margin < pullingMargin ? [] : [{ need, favourite: winner }];
  });
  const byOption = Map.groupBy(favoured, ({ favourite }) => favourite);
  if (byOption.size < 2) return undefined;
  const between = new Set(needs.map(({ author }) => author)).size > 1;
  const sides = [...byOption]
    .slice(0, 2)
    .map(([option, entries]) => ({ option, needs: entries.map(({ need }) => need) }));
  const clauses = sides.map((side) => {
    const titles = side.needs.slice(0, 3).map(library.needTitle);
    return `for ${library.nameOf(side.option)}, ${formatList(titles)}`;
  });
  return { says: `These pull apart${between ? ' between you' : ''}: ${clauses.join('; ')}.`, between, sides };
}

/** What people can reply when their needs conflict. */
export function weighingChoices(
  { library }: Composer,
  { sides }: NeedConflict,
  { emphasised = [] }: Case,
): Choice[] {
  const unweighted = sides.filter(({ needs }) => !needs.some((id) => emphasised.includes(id)));
  const titles = unweighted.flatMap(({ needs: [need = ''] }) => library.need(need)?.title ?? []);
  const [one = '', other = ''] = sides.map(({ option }) => library.nameOf(option));
  return [
    ...titles.map((title) => ({
      label: `${capitalize(title.replace(/^an? /, ''))}: more weight`,
      says: `${title} matters more`,
    })),
    library.together(sides[0]?.option ?? '', sides[1]?.option ?? '') === undefined
      ? { label: 'Neither can go', says: 'neither can go' }
      : { label: 'We need both', says: `can we run ${one} and ${other} together?` },
  ];
}
