import { z } from 'zod';
import { morningOf } from '../../dates/days.ts';
import { dayDecided, decidedAt } from './decided-at.ts';
import { numberInWords } from './imported.ts';
import type { Decision } from './record.ts';
import { isWatched, statusSchema } from './status.ts';

/** How history's entry for moved evidence begins. */
export const evidenceMovedWords = 'the evidence moved';

/**
 * What a store's index has of a record: enough to find it without reading it. It's computed from the record alone, so that a
 * store can make it again at any time.
 */
export const recordEntrySchema = z.strictObject({
  conversation: z.string(),
  status: statusSchema,
  topic: z.string(),
  /** The option that was chosen; null for one in words. */
  outcome: z.string().nullable(),
  considered: z.array(z.string()),
  /** The closed place it belongs to; null if everyone in the workspace may read it. */
  closedPlace: z.string().nullable(),
  /** When it was decided, in milliseconds since 1970, and that day; 0 and empty if nobody knows it. */
  decided: z.number(),
  day: z.string(),
  touched: z.number(),
  isSuperseded: z.boolean(),
  /** Ids of everyone who took part, in lower case, each once. */
  people: z.array(z.string()),
  /** Version of the knowledge it was last compared with; null if nobody hears when its evidence moves. */
  checked: z.string().nullable(),
  /** The day to look at it again, unless somebody has; of accepted records. */
  revisit: z.string().nullable(),
  /** Whether its evidence has moved and nobody has done anything with it since; of accepted records. */
  hasMoved: z.boolean(),
  /** What it says, in lower case: each run of characters between spaces once. */
  words: z.string(),
});

export type RecordEntry = z.infer<typeof recordEntrySchema>;

export function entryOf(decision: Decision): RecordEntry {
  const { status, content, place, conversation, supersededBy, checked, touched } = decision;
  const day = dayDecided(decision);
  const isAccepted = status === 'accepted';
  const { on } = content.revisit;
  return {
    conversation,
    status,
    topic: content.topic,
    outcome: content.outcome.option,
    considered: content.considered.map(({ option }) => option),
    closedPlace: place?.closed === true ? place.id : null,
    // What nobody knows the day of isn't the newest, whenever it was imported.
    decided: day === '' ? 0 : decidedAt(decision),
    day,
    touched,
    isSuperseded: supersededBy !== null,
    people: peopleIn(decision),
    checked: isWatched(status) ? checked : null,
    revisit: isAccepted && on !== null && !isLookedAt(decision, on) ? on : null,
    hasMoved: isAccepted && decision.seen !== null && !isActedOn(decision),
    words: wordsIn(decision),
  };
}

/** Whether a document is a record: no other kind has these fields. */
export function isDecision(document: object): document is Decision {
  return 'history' in document && 'evidence' in document && 'operations' in document;
}

/** Whether somebody has done anything with it since the morning of that day. */
export function isLookedAt({ history }: Decision, on: string): boolean {
  return history.some(({ at, author }) => author !== null && at >= morningOf(on));
}

/** Whether somebody has done anything with it since its evidence moved. */
export function isActedOn({ history }: Decision): boolean {
  const moved = history.findLastIndex(
    ({ author, what }) => author === null && what.startsWith(evidenceMovedWords),
  );
  return history.some(({ author }, index) => index > moved && author !== null);
}

function peopleIn({ content, history, vote }: Decision): string[] {
  const named = [
    ...content.deciders,
    ...content.consulted,
    ...content.informed,
    ...content.drivers.map(({ author }) => author),
    ...content.dissent.map(({ author }) => author),
    ...history.flatMap(({ author }) => author ?? []),
    ...(vote?.voters ?? []),
    ...(vote?.ballots.map(({ author }) => author) ?? []),
  ];
  return [...new Set(named.map((id) => id.toLowerCase()))];
}

function wordsIn({ content, imported }: Decision): string {
  const { title, context, outcome, reason, drivers, considered, revisit } = content;
  const text = [
    title,
    context,
    outcome.words,
    reason,
    revisit.when,
    ...drivers.flatMap(({ need, words }) => [need, words]),
    ...considered.map(({ option }) => option),
    ...(imported === undefined ? [] : [numberInWords(imported) ?? '', imported.path, imported.text]),
  ].join(' ');
  return [...new Set(text.toLowerCase().split(/\s+/))].join(' ').trim();
}
