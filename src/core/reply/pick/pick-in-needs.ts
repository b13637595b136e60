import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { type Case, closeCall, type Ranking } from '../../ranking/scores.ts';
import type { Composer } from '../parts/composer.ts';
import { formatList } from '../parts/wording.ts';
import type { NeedWords } from './need-words.ts';
import { needGap, type WeighedNeed } from './weighed-needs.ts';

/** What a pick says of itself: its needs, heaviest first, and what they're called. */
export type PickInNeeds = {
  readonly weighed: Case;
  readonly ranking: Ranking;
  readonly needs: readonly WeighedNeed[];
  readonly words: NeedWords;
  /** True if it was the thread's pick before this message. */
  readonly stays?: boolean;
};

/** Below this margin a pick is one by only a little. */
export const little = 0.6;
/** Below this one, two are level; above it, the first is the pick, however narrowly. */
const tie = 0.05;

/** Whether a call is close and still has a winner: whoever asks for one gets it. */
export function isNarrow({ ranked, margin }: Ranking): boolean {
  return ranked.length > 1 && margin >= tie && margin < closeCall;
}
/** Needs that pull against the pick are the headline if they weigh at least this part of those that back it. */
const pullingPart = 0.5;
/** A need pulls towards an option that it alone would put this far ahead. */
const pullingMargin = 1;
/** Needs named for an option in the first line. */
const mostNamed = 2;

/**
 * The first line: the pick and the one or two needs that decide it, or that the needs pull in two directions. If the
 * heaviest need favours another option, it says so.
 */
export function pickLine(composer: Composer, pick: PickInNeeds): Spans {
  const { library } = composer;
  const { ranking, needs, words } = pick;
  const [first, second] = ranking.ranked;
  if (first === undefined) return [];
  const name = strong(library.nameOf(first.option));
  const close = second !== undefined && ranking.margin < closeCall;
  if (second !== undefined && pullsApart(pick, first.option)) {
    const led = new Set(needs.map(({ leader }) => leader));
    const bothLead = led.has(first.option) && led.has(second.option);
    const together = (): Spans => {
      if (close && !bothLead)
        return [
          plain('. Together '),
          name,
          plain(' and '),
          strong(library.nameOf(second.option)),
          plain(' are too close to call.'),
        ];
      if (close) return [plain(". Together it's too close to call.")];
      return [plain(". Together it's "), name, plain(ranking.margin < little ? ', but only just.' : '.')];
    };
    return [
      strong("You're pulling in two directions:"),
      plain(' '),
      ...sidesOf(composer, pick),
      ...together(),
    ];
  }
  if (close && second !== undefined) {
    const two = [first.option, second.option];
    const sides = closeSides(composer, pick, two);
    const third = thirdOf(composer, pick, two);
    const level = needs.filter(({ leader }) => leader === undefined);
    const leads = (option: string): boolean => needs.some(({ leader }) => leader === option);
    if (isNarrow(ranking) && (leads(first.option) || pick.weighed.knows.includes(first.option)))
      return [
        name,
        plain(`, by a hair over ${library.nameOf(second.option)}: `),
        ...sides,
        plain('.'),
        ...third,
      ];
    const between = (): Spans => {
      if (sides.length > 0) return [plain(', too close to call: '), ...sides, plain('.')];
      if (level.length === 0) return [plain(', too close to call.')];
      return [plain(': level on '), ...listed(words, level.slice(0, mostNamed)), plain('.')];
    };
    return [name, plain(' or '), strong(library.nameOf(second.option)), ...between(), ...third];
  }
  return [name, ...decidingClause(composer, pick), plain('.')];
}

/** "FastAPI for *websockets*, Django for *admin panel*": what each of two that are about level leads on. */
export function closeSides(composer: Composer, pick: PickInNeeds, two: readonly string[]): Spans {
  return sidesOf(composer, { ...pick, needs: pick.needs.filter(({ leader }) => isAmong(two, leader)) });
}

/** " Django leads on *PostGIS*, but falls behind on *MongoDB*.": an option that leads on a need and is neither of the two. */
function thirdOf(
  { library }: Composer,
  { ranking, needs, words }: PickInNeeds,
  two: readonly string[],
): Spans {
  const [first] = ranking.ranked;
  const led = needs.find(({ leader }) => leader !== undefined && !two.includes(leader));
  if (first === undefined || led?.leader === undefined) return [];
  const third = led.leader;
  const [behind] = needs
    .map((need) => ({ need, gap: needGap(library, need, first.option, third) }))
    .filter(({ gap }) => gap > 0)
    .sort((a, b) => b.gap - a.gap);
  return [
    plain(` ${library.nameOf(third)} leads on `),
    emphasis(words.of(led.need)),
    ...(behind === undefined
      ? [plain(' alone.')]
      : [plain(', but falls behind on '), emphasis(words.of(behind.need.need)), plain('.')]),
  ];
}

function isAmong(two: readonly string[], leader: string | undefined): boolean {
  return leader !== undefined && two.includes(leader);
}

/** ", above all for *admin panel* and *by friday*; for *websockets* alone it'd be FastAPI" */
export function decidingClause(composer: Composer, pick: PickInNeeds): Spans {
  const { ranking, words } = pick;
  const [first] = ranking.ranked;
  if (first === undefined) return [];
  const named = decidingNeeds(composer, pick);
  const why = (): Spans => {
    const known = knownClause(composer, pick, first.option, named.length > 0);
    if (named.length > 0)
      return [
        plain(ranking.margin < little ? ', but only just, for ' : ', above all for '),
        ...listed(words, named),
        ...known,
      ];
    return known.length > 0 ? known : [plain(', on balance')];
  };
  return [...why(), ...heaviestElsewhere(composer, pick)];
}

/** "; for *websockets* alone it'd be FastAPI": where the heaviest need favours another option. */
export function heaviestElsewhere(
  { library }: Composer,
  { ranking, needs: [heaviest], words }: PickInNeeds,
): Spans {
  const other = heaviest?.leader;
  return heaviest === undefined || other === undefined || other === ranking.ranked[0]?.option
    ? []
    : [plain('; for '), emphasis(words.of(heaviest.need)), plain(` alone it'd be ${library.nameOf(other)}`)];
}

/** ", and your team knows it", ", though your team knows Flask": what they work with counts, and so is named. */
function knownClause(
  { library }: Composer,
  { weighed: { knows, candidates } }: PickInNeeds,
  winner: string,
  hasReason: boolean,
): Spans {
  if (knows.includes(winner))
    return [plain(hasReason ? ', and your team knows it' : ', because your team knows it')];
  const others = knows.filter((option) => candidates.includes(option)).map(library.nameOf);
  return others.length === 0 || !hasReason ? [] : [plain(`, though your team knows ${formatList(others)}`)];
}

/** The heaviest need on which the pick leads, and the one that sets it apart most from the next. */
export function decidingNeeds(
  { library }: Composer,
  { ranking, needs }: PickInNeeds,
): readonly WeighedNeed[] {
  const [first, second] = ranking.ranked;
  const led = needs.filter(({ leader }) => leader !== undefined && leader === first?.option);
  const [heaviest, ...others] = led;
  if (heaviest === undefined || first === undefined) return [];
  const apart = (need: WeighedNeed): number =>
    second === undefined ? need.size : needGap(library, need, first.option, second.option);
  const [next] = others.sort((a, b) => apart(b) - apart(a));
  return next === undefined ? [heaviest] : [heaviest, next];
}

/** True if needs that favour another option weigh about as much as those that back the pick. */
function pullsApart({ weighed, needs }: PickInNeeds, winner: string): boolean {
  // Once someone has said what matters more, that's settled.
  if ((weighed.emphasised ?? []).length > 0) return false;
  const telling = needs.filter(({ margin }) => margin >= pullingMargin);
  const pull = (isFor: boolean): number =>
    telling.reduce((sum, { leader, size }) => ((leader === winner) === isFor ? sum + size : sum), 0);
  const options = new Set(telling.map(({ leader }) => leader));
  return options.size > 1 && pull(false) >= pull(true) * pullingPart;
}

/** "FastAPI for *websockets*, Django for *admin panel*": the options that lead on something, heaviest need first. */
function sidesOf({ library }: Composer, { weighed, ranking, needs, words }: PickInNeeds): Spans {
  const [first] = ranking.ranked;
  const led = [...Map.groupBy(needs, ({ leader }) => leader)].flatMap(([option, all]) =>
    option === undefined ? [] : [{ option, all }],
  );
  const own = led.filter(({ option }) => option === first?.option);
  const others = led.filter(({ option }) => option !== first?.option).slice(0, own.length > 0 ? 1 : 2);
  const sides = (isNarrow(ranking) ? [...own, ...others] : [...others, ...own]).map(
    ({ option, all }): Spans => [
      plain(`${library.nameOf(option)} for `),
      ...listed(words, all.slice(0, mostNamed)),
    ],
  );
  if (own.length === 0 && first !== undefined && weighed.knows.includes(first.option))
    sides.push([plain(`${library.nameOf(first.option)} because your team knows it`)]);
  return sides.flatMap((side, at): Spans => (at === 0 ? side : [plain(', '), ...side]));
}

export function listed(words: NeedWords, needs: readonly WeighedNeed[]): Spans {
  return needs.flatMap(
    ({ need }, at): Spans => [...(at === 0 ? [] : [plain(' and ')]), emphasis(words.of(need))],
  );
}

/** Whether needs that the pick rests on are at odds, so that nothing is said about certainty. */
export function isContested({ needs, ranking }: PickInNeeds): boolean {
  const winner = ranking.ranked[0]?.option;
  return needs.some(
    ({ leader, margin }) => margin >= pullingMargin && leader !== undefined && leader !== winner,
  );
}
