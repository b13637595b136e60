import type { Library } from '../../../knowledge/queries.ts';
import { type Crossing, crossings, weightedAt } from '../../ranking/crossings.ts';
import { type Flip, flips } from '../../ranking/flips.ts';
import { leadOf } from '../../ranking/lead.ts';
import type { Case, Ranking } from '../../ranking/scores.ts';
import { inSentence } from './wording.ts';

/** One sentence: the smallest change of a need, and of a weight, that would make another option win. */
export function whatWouldChange(library: Library, weighed: Case, now?: Ranking): string {
  const [flip] = flips(library, weighed, now);
  return sentence(library, [
    ...(flip === undefined ? [] : [ofNeed(library, flip)]),
    ...ofWeight(library, weighed, undefined, now),
  ]);
}

/** The same for people who ask for it: the smallest need to drop, and the smallest to add. */
export function allThatWouldChange(library: Library, weighed: Case): string {
  const each = smallestOfEach([...flips(library, weighed)]);
  return sentence(library, [...each.map((flip) => ofNeed(library, flip)), ...ofWeight(library, weighed)]);
}

/** The smallest changes that would make a given option win. */
export function whatWouldMake(library: Library, weighed: Case, option: string): string {
  const found = [...flips(library, weighed)].filter(({ winner }) => winner === option);
  return sentence(
    library,
    [...smallestOfEach(found).map((flip) => ofNeed(library, flip)), ...ofWeight(library, weighed, option)],
    `Nothing within reason would make ${library.nameOf(option)} win.`,
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
    : [{ winner: crossing.winner, how: `if ${mattered(library, weighed, crossing)}` }];
}

/** "Kafka would win without "little care", or if care mattered 51 % less; NATS if you also needed …" */
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

/** Decimal places of a percentage: as few as suffice to name a weight at which the option wins. */
const digits = [0, 1, 2, 3] as const;
/** Keeps rounding errors of binary fractions from counting as a change of weight. */
const rounding = 1e-9;

/** "async work mattered 26 % more": just past the weight at which the two are level. */
function mattered(library: Library, weighed: Case, { criterion, from, to, up, winner }: Crossing): string {
  const title = inSentence(library.criterionTitle(criterion));
  const change = Math.abs(to - from) / from;
  const found = digits
    .map((count) => {
      const scale = 100 * 10 ** count;
      return (Math.floor(change * scale + rounding) + 1) / scale;
    })
    .find((part) => {
      const weight = Math.max(0, from * (up ? 1 + part : 1 - part));
      return leadOf(library, weightedAt(weighed, criterion, weight)).winner === winner;
    });
  return `${title} ${howMuch(found ?? change, up)}`;
}

function howMuch(part: number, up: boolean): string {
  const percent = Number((part * 100).toFixed(3));
  if (!up) return percent >= 100 ? 'did not matter' : `mattered ${percent} % less`;
  if (percent < 100) return `mattered ${percent} % more`;
  return percent === 100
    ? 'mattered twice as much'
    : `mattered ${Number((1 + part).toFixed(5))} times as much`;
}
