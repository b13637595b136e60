import { type Bounds, excessesIn, excessWords } from '../../store/bounds.ts';
import type { Decision } from './record.ts';

/** As many options or needs as a large topic has. */
const ofTopic = 500;

/** How much a record holds: more than a draft of any thread and what any form takes (`forms/fields.ts`). */
export const recordBounds: Bounds = {
  text: 2_000,
  list: 100,
  at: {
    // Names every need of the thread.
    'content.context': 20_000,
    'content.drivers': ofTopic,
    // As much of a message as is read.
    'content.drivers.*.words': 4_000,
    'content.together.shares': ofTopic,
    'content.weighed': ofTopic,
    'content.knows': ofTopic,
    'content.considered': ofTopic,
    // Whoever stated a need or was asked to weigh.
    'content.consulted': ofTopic,
    history: 2_000,
    // A reason, and what it's the reason for.
    'history.*.what': 2_100,
    'vote.ballots': 2_000,
    // Every claim, rating and need of a large topic.
    'evidence.pins': 50_000,
    'evidence.ranking': ofTopic,
    'seen.pins': 50_000,
    'seen.ranking': ofTopic,
    notices: ofTopic,
    'notices.*.content': { json: 500_000 },
    'destination.address': { json: 10_000 },
    // As much as any document's text.
    'imported.text': 100_000,
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
