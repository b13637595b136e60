import type { Choice } from '../../answer/answer.ts';
import { leadsAlone } from '../../ranking/leads-alone.ts';
import type { Case } from '../../ranking/scores.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import { type Composer, listed } from './composer.ts';

/** A need that, alone, puts one option this far ahead pulls towards it. */
const pullingMargin = 1;

/** Needs that favour different options. */
export type PullsApart = {
  readonly says: string;
  /** True where they are needs of several people. */
  readonly between: boolean;
  /** The two options that most needs favour, each with the needs that do. */
  readonly sides: readonly { readonly option: string; readonly needs: readonly string[] }[];
};

export function pullsApart(
  { library }: Composer,
  needs: readonly StatedNeed[],
  weighed: Case,
): PullsApart | undefined {
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
    const titles = side.needs.slice(0, 3).map((need) => library.need(need)?.title ?? need);
    return `for ${library.nameOf(side.option)}, ${listed(titles)}`;
  });
  return { says: `These pull apart${between ? ' between you' : ''}: ${clauses.join('; ')}.`, between, sides };
}

/** Where people's needs pull apart, what they can say to it. */
export function weighingChoices(
  { library }: Composer,
  { sides }: PullsApart,
  { emphasised = [] }: Case,
): Choice[] {
  const unweighted = sides.filter(({ needs }) => !needs.some((id) => emphasised.includes(id)));
  const titles = unweighted.flatMap(({ needs: [need = ''] }) => library.need(need)?.title ?? []);
  return [
    ...titles.map((title) => ({ label: `More weight: ${title}`, says: `${title} matters more` })),
    { label: 'Neither can go', says: 'neither can go' },
  ];
}
