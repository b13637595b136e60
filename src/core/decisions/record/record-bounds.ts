import { type Bounds, excessesIn, excessWords } from '../../store/bounds.ts';
import type { Decision } from './record.ts';

/** How much a record holds. Forms take less: `forms/fields.ts`. */
export const recordBounds: Bounds = {
  text: 2_000,
  list: 100,
  at: {
    history: 2_000,
    // A reason of 2,000 characters, and what it's the reason for.
    'history.*.what': 2_100,
    'vote.ballots': 2_000,
    // Every claim, rating and need of a large topic.
    'evidence.pins': 5_000,
    'seen.pins': 5_000,
    notices: 500,
    'notices.*.content': { json: 200_000 },
    'destination.address': { json: 10_000 },
  },
};

/**
 * Why a record can't become so, because a field would hold too much; null if it can. What was too much before a change may
 * stay.
 *
 * @param before undefined for a new record
 */
export function whyTooLarge(before: Decision | undefined, after: Decision): string | null {
  const known = before === undefined ? new Map() : excessesIn(before, recordBounds);
  for (const [path, excess] of excessesIn(after, recordBounds))
    if (excess.found > (known.get(path)?.found ?? 0))
      return `A record's ${nameOf(path)} can have ${excessWords(excess)}.`;
  return null;
}

/** "content.deciders" → "deciders", "content.dissent.*.words" → "dissent" */
function nameOf(path: string): string {
  return path.split('.').findLast((part) => part !== '*' && part !== 'words' && part !== 'what') ?? path;
}
