import type { Decision } from './record.ts';

/** What history says of a step that gave a record its status; all else happened to it while it had that status. */
const turns =
  /^(?:drafted it|proposed it|recorded it|rejected it|deprecated it|superseded )|^(?:the vote closed|closed the vote): .*; (?:accepted|rejected)$/;

/** When it got the status that it has, in milliseconds since 1970. */
export function decidedAt({ history, touched }: Decision): number {
  return history.findLast(({ what }) => turns.test(what))?.at ?? touched;
}
