import type { Decision } from './record.ts';

/** What history says of a step in which a record was decided, or was on its way there. */
const deciding =
  /^(?:drafted it|proposed it|recorded it|rejected it)|^(?:the vote closed|closed the vote): .*; (?:accepted|rejected)$/;
/** What it says of one that ended an accepted record; all else happened to it while it had its status. */
const ending = /^(?:deprecated it|superseded )/;

/** When it was decided, in milliseconds since 1970, whatever became of it later; when it was last proposed where it is not yet. */
export function decidedAt({ history, touched }: Decision): number {
  return history.findLast(({ what }) => deciding.test(what))?.at ?? touched;
}

/** Since when it has the status that it has, in milliseconds since 1970. */
export function statusSince({ history, touched }: Decision): number {
  return history.findLast(({ what }) => deciding.test(what) || ending.test(what))?.at ?? touched;
}
