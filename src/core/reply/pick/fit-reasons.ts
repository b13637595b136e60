import type { CitedText } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall } from '../../ranking/scores.ts';
import { heaviestCriterion } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalised } from '../parts/pick-headline.ts';
import type { PickInNeeds } from './pick-in-needs.ts';
import { watchOut } from './watch-out.ts';
import type { WeighedNeed } from './weighed-needs.ts';

/** Needs that an answer goes into; the others are only listed as heard. */
export const mostNeeds = 5;

/** Needs that stay on the first screen rather than what would change the pick. */
const mostKept = 3;

/** How the pick meets each need, heaviest first, then the strongest point against it. In a close call, who meets it best. */
export function addFitReasons(composer: Composer, pick: PickInNeeds): void {
  const [first, second] = pick.ranking.ranked;
  if (first === undefined) return;
  const { needs, words } = pick;
  const shown = needs.slice(0, mostNeeds);
  const isClose = second !== undefined && pick.ranking.margin < closeCall;
  const best = ({ leader }: WeighedNeed): string => (isClose ? (leader ?? first.option) : first.option);
  const items = shown.map((need): Spans => {
    const whose = isClose && need.leader !== undefined ? ` (${composer.library.nameOf(need.leader)})` : '';
    return [
      strong(`${words.label(need.need)}${whose}: `),
      ...capitalised(fitOf(composer, best(need), need.need)),
      ...(shown.length === 1 ? moreOf(composer, best(need), need.need) : []),
    ];
  });
  composer.add({ kind: 'bullets', items, shrinks: true, keeps: mostKept });
  // A list of its own, so that it stays where only the first needs fit.
  const against = isClose ? ownSide(composer, pick, first.option) : watchOut(composer, pick, first.option);
  if (against.length > 0) composer.add({ kind: 'bullets', items: [against] });
}

/** What else is worth knowing of how the pick meets each need: for those who want more. */
export function addFitDetails(composer: Composer, { ranking, needs, words }: PickInNeeds): void {
  const [first, second] = ranking.ranked;
  const shown = needs.slice(0, mostNeeds);
  if (first === undefined || shown.length < 2) return;
  const isClose = second !== undefined && ranking.margin < closeCall;
  const items = shown.flatMap(({ need, leader }): Spans[] => {
    const more = moreOf(composer, isClose ? (leader ?? first.option) : first.option, need);
    return more.length === 0 ? [] : [[strong(`More on ${words.label(need)}:`), ...more]];
  });
  if (items.length > 0) composer.add({ kind: 'bullets', items, detail: true });
}

/** What the first of two that are about level does for the heaviest need on which it's behind. */
function ownSide(composer: Composer, { needs, words }: PickInNeeds, option: string): Spans {
  const behind = needs.slice(0, mostNeeds).find(({ leader }) => leader !== undefined && leader !== option);
  if (behind === undefined) return [];
  return [
    strong(`${words.label(behind.need)} with ${composer.library.nameOf(option)}: `),
    ...capitalised(fitOf(composer, option, behind.need)),
  ];
}

/** How an option meets a need, in a line. */
export function fitOf(composer: Composer, option: string, need: string): Spans {
  const { library } = composer;
  const fit = library.fit(option, need);
  if (fit !== undefined) return composer.cited(fit.text);
  const criterion = heaviestCriterion(library, need);
  return criterion === undefined ? [plain('not weighed')] : composer.because(option, criterion);
}

/** What else there is to say of it, led by a space; empty if there's nothing. */
export function moreOf(composer: Composer, option: string, need: string): Spans {
  const more: CitedText | undefined = composer.library.fit(option, need)?.more;
  return more === undefined ? [] : [plain(' '), ...composer.cited(more)];
}
