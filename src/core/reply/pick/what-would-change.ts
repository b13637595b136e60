import type { Library } from '../../../knowledge/queries.ts';
import { type Crossing, crossings } from '../../ranking/crossings.ts';
import { type Flip, flips } from '../../ranking/flips.ts';
import type { Case, Ranking } from '../../ranking/scores.ts';
import { inSentence } from '../parts/wording.ts';

/** One sentence: the smallest change of a need, and of a weight, that would make another option win. */
export function whatWouldChange(library: Library, weighed: Case, now?: Ranking): string {
  const [flip] = flips(library, weighed, now);
  return sentence(library, [
    ...(flip === undefined ? [] : [ofNeed(library, flip)]),
    ...ofWeight(library, weighed, undefined, now),
  ]);
}

/**
 * "Without "admin panel" it'd be FastAPI.": the smallest change of a need, in the words people stated it with; of a weight
 * if there's none; empty if there's neither.
 */
export function needThatWouldChange(
  library: Library,
  weighed: Case,
  now: Ranking,
  called: (need: string) => string,
): string {
  const [flip] = flips(library, weighed, now);
  if (flip === undefined) {
    const [change] = ofWeight(library, weighed, undefined, now);
    return change === undefined ? '' : `It'd be ${library.nameOf(change.winner)} ${change.how}.`;
  }
  const winner = library.nameOf(flip.winner);
  const need = called(flip.need);
  return flip.kind === 'without'
    ? `Without "${need}" it'd be ${winner}.`
    : `With "${need}" on top, it'd be ${winner}.`;
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

type Change = { readonly winner: string; readonly how: string };

function ofNeed(library: Library, { kind, need, winner }: Flip): Change {
  const title = library.needTitle(need);
  return { winner, how: `${kind === 'without' ? 'without' : 'if you also needed'} "${title}"` };
}

function ofWeight(library: Library, weighed: Case, towards?: string, now?: Ranking): readonly Change[] {
  const [crossing] = crossings(library, weighed, towards, now);
  return crossing === undefined
    ? []
    : [{ winner: crossing.winner, how: `if ${mattered(library, crossing)}` }];
}

/** "Kafka would win without "little care", or if care mattered far less; NATS if you also needed …" */
function sentence(
  library: Library,
  changes: readonly Change[],
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
