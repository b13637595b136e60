import type { Library } from '../../knowledge/queries.ts';
import { type Crossing, crossings, weightedAt } from '../weigh/crossings.ts';
import { flips } from '../weigh/flips.ts';
import { leadOf } from '../weigh/lead.ts';
import type { Case } from '../weigh/scores.ts';
import { inSentence } from './composer.ts';

/** One sentence: the smallest change of one need, and of one weight, that makes another option win. */
export function whatWouldChange(library: Library, weighed: Case): string {
  const [flip] = flips(library, weighed);
  const [crossing] = crossings(library, weighed).filter(
    // Next to "without" a need, that something hardly mattered says the same again.
    ({ from, to }) => flip?.kind !== 'without' || to / from >= least,
  );
  const changes = [
    ...(flip === undefined
      ? []
      : [
          {
            winner: library.nameOf(flip.winner),
            how: `${flip.kind === 'without' ? 'without' : 'if you also needed'} "${library.need(flip.need)?.title ?? flip.need}"`,
          },
        ]),
    ...(crossing === undefined
      ? []
      : [{ winner: library.nameOf(crossing.winner), how: `if ${mattered(library, weighed, crossing)}` }]),
  ];
  const [first, second] = changes;
  if (first === undefined) return 'Nothing within reason would change that.';
  const also =
    second === undefined
      ? ''
      : second.winner === first.winner
        ? `, or ${second.how}`
        : `; ${second.winner} ${second.how}`;
  return `${first.winner} would win ${first.how}${also}.`;
}

/** The smallest part of a weight that has a name. */
const least = 0.25;

/** Parts of the weight that have a name, from the smallest change to the greatest, and what is just beyond them. */
const named: readonly { readonly times: number; readonly says: string; readonly beyond: string }[] = [
  { times: 1.25, says: 'a quarter more', beyond: 'over a quarter more' },
  { times: 1.5, says: 'half as much again', beyond: 'more than half as much again' },
  { times: 2, says: 'twice as much', beyond: 'more than twice as much' },
  { times: 3, says: 'three times as much', beyond: 'more than three times as much' },
  { times: 0.75, says: 'a quarter less', beyond: 'less than three quarters as much' },
  { times: 0.5, says: 'half as much', beyond: 'less than half as much' },
  { times: least, says: 'a quarter as much', beyond: 'less than a quarter as much' },
];

/** Weights nearer than this to a named part are at it. */
const hair = 1e-6;

/** "async work mattered twice as much": the least of the named parts that gives the winner, else the exact one. */
function mattered(library: Library, weighed: Case, { criterion, from, to, winner }: Crossing): string {
  const title = inSentence(library.criterion(criterion)?.title ?? criterion);
  const more = to >= from;
  for (const { times, says, beyond } of named) {
    if (more !== times > 1) continue;
    const weight = times * from;
    if (Math.abs(weight - to) < hair) return `${title} mattered ${beyond}`;
    if (
      (more ? weight > to : weight < to) &&
      leadOf(library, weightedAt(weighed, criterion, weight)).winner === winner
    )
      return `${title} mattered ${says}`;
  }
  if (to > 0 && leadOf(library, weightedAt(weighed, criterion, 0)).winner === winner)
    return `${title} did not matter`;
  return `${title} mattered ${more ? 'more' : 'less'} than ${(to / from).toFixed(2)} times as much`;
}
