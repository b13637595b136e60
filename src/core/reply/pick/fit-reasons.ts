import type { CitedText } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall } from '../../ranking/scores.ts';
import { heaviestCriterion } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalised } from '../parts/pick-headline.ts';
import type { PickInNeeds } from './pick-in-needs.ts';
import { watchOut } from './watch-out.ts';
import { needGap, type WeighedNeed } from './weighed-needs.ts';

/** Needs that an answer goes into; the others are only listed as heard. */
export const mostNeeds = 5;

/** Needs that stay on the first screen rather than what would change the pick. */
const mostKept = 3;

/**
 * How the pick meets each need, heaviest first, then the strongest point against it. In a close call, which of the two meets it
 * best.
 *
 * @param fresh needs that are new to the thread: the others it has read about, so they wait behind `More`
 */
export function addFitReasons(composer: Composer, pick: PickInNeeds, fresh: readonly string[] = []): void {
  const [first] = pick.ranking.ranked;
  if (first === undefined) return;
  const shown = pick.needs.slice(0, mostNeeds);
  const news = pick.needs.filter(({ need }) => fresh.includes(need)).slice(0, mostNeeds);
  const told = news.length > 0 ? news : shown;
  composer.add({
    kind: 'bullets',
    items: told.map((need) => lineOn(composer, pick, need, told.length === 1)),
    shrinks: true,
    keeps: mostKept,
  });
  // A list of its own, so that it stays where only the first needs fit.
  const against = isClose(pick)
    ? ownSide(composer, pick, first.option)
    : watchOut(composer, pick, first.option, told);
  if (against.length > 0) composer.add({ kind: 'bullets', items: [against] });
}

/** Behind `More`: needs that the thread has read about, and what else is worth knowing of each. */
export function addFitDetails(composer: Composer, pick: PickInNeeds, fresh: readonly string[] = []): void {
  const shown = pick.needs.slice(0, mostNeeds);
  const hasNews = pick.needs.some(({ need }) => fresh.includes(need));
  const told = shown.filter(({ need }) => !hasNews || fresh.includes(need));
  const items = [
    ...shown.filter((need) => !told.includes(need)).map((need) => lineOn(composer, pick, need)),
    ...(told.length < 2 ? [] : told).flatMap((need): Spans[] => {
      const more = moreOf(composer, bestOf(composer, pick, need).option, need.need);
      return more.length === 0 ? [] : [[strong(`More on ${pick.words.of(need.need)}:`), ...more]];
    }),
  ];
  if (items.length > 0) composer.add({ kind: 'bullets', items, detail: true, waits: true });
}

function lineOn(composer: Composer, pick: PickInNeeds, need: WeighedNeed, inFull = false): Spans {
  const { option, isAhead } = bestOf(composer, pick, need);
  const whose = isClose(pick) && isAhead ? ` (${composer.library.nameOf(option)})` : '';
  return [
    strong(`${pick.words.label(need.need)}${whose}: `),
    ...capitalised(fitOf(composer, option, need.need)),
    ...(inFull ? moreOf(composer, option, need.need) : []),
  ];
}

function isClose({ ranking }: PickInNeeds): boolean {
  return ranking.ranked.length > 1 && ranking.margin < closeCall;
}

/** Whose line a need has: the pick's, or in a close call that of whichever of the two is ahead there. */
function bestOf(
  { library }: Composer,
  pick: PickInNeeds,
  need: WeighedNeed,
): { readonly option: string; readonly isAhead: boolean } {
  const [first, second] = pick.ranking.ranked.map(({ option }) => option);
  if (first === undefined || second === undefined || !isClose(pick))
    return { option: first ?? '', isAhead: false };
  const gap = needGap(library, need, second, first);
  return { option: gap > level ? second : first, isAhead: Math.abs(gap) > level };
}
/** Smaller differences are floating-point error. */
const level = 1e-9;

/** What the first of two that are about level does for the heaviest need on which it's behind. */
function ownSide(composer: Composer, pick: PickInNeeds, option: string): Spans {
  const behind = pick.needs
    .slice(0, mostNeeds)
    .find((need) => bestOf(composer, pick, need).option !== option);
  if (behind === undefined) return [];
  return [
    strong(`${pick.words.label(behind.need)} with ${composer.library.nameOf(option)}: `),
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
