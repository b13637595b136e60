import type { Library } from '../../../knowledge/queries.ts';
import { type Crossing, crossings } from '../../ranking/crossings.ts';
import { type Flip, flips } from '../../ranking/flips.ts';
import type { Case, Ranking } from '../../ranking/scores.ts';
import { heaviestCriterion } from '../parts/asked-aspects.ts';
import { inSentence } from '../parts/wording.ts';

/** One sentence: the smallest change of a need, and of a weight, that would make another option win. */
export function whatWouldChange(library: Library, weighed: Case, now?: Ranking): string {
  const [flip] = flips(library, weighed, now);
  return sentence(library, [
    ...(flip === undefined ? [] : [ofNeed(library, flip)]),
    ...ofWeight(library, weighed, undefined, now),
  ]);
}

type Change = {
  readonly weighed: Case;
  readonly ranking: Ranking;
  /** Needs that people said they don't have. */
  readonly unwanted?: readonly string[];
};

/**
 * "If people also had to log in, I'd say Django.": the smallest change that teams like this one may well see, in plain words;
 * else the smallest need to drop. Empty if there's neither.
 */
export function needThatWouldChange(
  library: Library,
  { weighed, ranking, unwanted = [] }: Change,
  called: (need: string) => string,
): string {
  let dropped: Flip | undefined;
  for (const flip of flips(library, weighed, ranking)) {
    if (flip.kind === 'without') dropped ??= flip;
    else if (!unwanted.includes(flip.need) && mayComeUp(library, weighed, flip.need))
      return added(library, flip);
  }
  return dropped === undefined ? '' : without(library, dropped, called);
}

/** The same for people who ask: for each option that would win, and the need whose loss would change the pick. */
export function needsThatWouldChange(
  library: Library,
  weighed: Case,
  { called, towards }: { readonly called: (need: string) => string; readonly towards: string | undefined },
): readonly string[] {
  const all = [...flips(library, weighed)].filter(
    ({ winner }) => towards === undefined || winner === towards,
  );
  const dropped = all.find(({ kind }) => kind === 'without');
  const first = new Map<string, Flip>();
  for (const flip of all)
    if (flip.kind === 'with' && !first.has(flip.winner) && mayComeUp(library, weighed, flip.need))
      first.set(flip.winner, flip);
  return [
    ...[...first.values()].map((flip) => added(library, flip)),
    ...(dropped === undefined ? [] : [without(library, dropped, called)]),
  ];
}

function added(library: Library, { need, winner }: Flip): string {
  const says = library.need(need)?.whatIf?.says;
  return says === undefined
    ? `With "${inSentence(library.needTitle(need))}" on top, I'd say ${library.nameOf(winner)}.`
    : `If ${says}, I'd say ${library.nameOf(winner)}.`;
}

function without(library: Library, { need, winner }: Flip, called: (need: string) => string): string {
  return `Without ${called(need)}, I'd say ${library.nameOf(winner)}.`;
}

/** True for a need that may well come up and that neither repeats nor contradicts what was stated. */
function mayComeUp(library: Library, { needs }: Case, added: string): boolean {
  const { whatIf } = library.need(added) ?? {};
  if (whatIf === undefined) return !library.topic.needs.some((need) => need.whatIf !== undefined);
  const heaviest = heaviestCriterion(library, added);
  return !needs.some(
    (stated) => whatIf.unless.includes(stated) || heaviestCriterion(library, stated) === heaviest,
  );
}

/**
 * The same for people who ask for it: the smallest need to drop, and the smallest to add.
 *
 * @param isContested true if needs pull apart, so that nothing is called certain
 */
export function allThatWouldChange(library: Library, weighed: Case, isContested = false): string {
  const each = smallestOfEach([...flips(library, weighed)]);
  return sentence(
    library,
    [...each.map((flip) => ofNeed(library, flip)), ...ofWeight(library, weighed)],
    isContested ? 'No single change would: it takes two at once.' : undefined,
  );
}

/** The smallest changes that would make a given option win. */
export function whatWouldMake(library: Library, weighed: Case, option: string): string {
  const found = [...flips(library, weighed)].filter(({ winner }) => winner === option);
  return sentence(
    library,
    [...smallestOfEach(found).map((flip) => ofNeed(library, flip)), ...ofWeight(library, weighed, option)],
    `No single change would make ${library.nameOf(option)} win.`,
  );
}

function smallestOfEach(found: readonly Flip[]): readonly Flip[] {
  return (['without', 'with'] as const).flatMap((kind) => found.find((flip) => flip.kind === kind) ?? []);
}

type Way = { readonly winner: string; readonly how: string };

function ofNeed(library: Library, { kind, need, winner }: Flip): Way {
  const title = library.needTitle(need);
  return { winner, how: `${kind === 'without' ? 'without' : 'if you also needed'} "${title}"` };
}

function ofWeight(library: Library, weighed: Case, towards?: string, now?: Ranking): readonly Way[] {
  const [crossing] = crossings(library, weighed, towards, now);
  return crossing === undefined
    ? []
    : [{ winner: crossing.winner, how: `if ${mattered(library, crossing)}` }];
}

/** "Kafka would win without "little care", or if care mattered far less; NATS if you also needed …" */
function sentence(
  library: Library,
  changes: readonly Way[],
  none = 'Nothing within reason would change that.',
): string {
  const byWinner = [...Map.groupBy(changes, ({ winner }) => winner)];
  if (byWinner.length === 0) return none;
  const clauses = byWinner.map(([winner, all], at) => {
    const ways = all.map(({ how }) => how);
    const last = ways.pop() ?? '';
    const how = ways.length === 0 ? last : `${ways.join(', ')}, or ${last}`;
    return `${library.nameOf(winner)} ${at === 0 ? 'would win ' : ''}${how}`;
  });
  return `${clauses.join('; ')}.`;
}

/** Changes of a weight by up to this part, and what people call them. */
const sizes = [
  { upTo: 0.15, called: 'a little' },
  { upTo: 0.5, called: 'a good deal' },
  { upTo: Number.POSITIVE_INFINITY, called: 'far' },
] as const;
const rounding = 1e-9;

/** "async work mattered a little more": how far the weight at which two are level is from what it is. */
function mattered(library: Library, { criterion, from, to, up }: Crossing): string {
  const title = inSentence(library.criterionTitle(criterion));
  const change = Math.abs(to - from) / from;
  if (!up && change >= 1 - rounding) return `${title} didn't matter`;
  const size = sizes.find(({ upTo }) => change <= upTo + rounding);
  return `${title} mattered ${size?.called ?? 'far'} ${up ? 'more' : 'less'}`;
}
