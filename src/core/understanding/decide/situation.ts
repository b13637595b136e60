import type { Frame } from '../../turn/conversation.ts';
import type { Cue } from '../cues/cues.ts';
import { afterOpening } from '../match/clauses.ts';
import type { FrameUpdate } from '../match/frame-tracking.ts';
import type { Reading } from '../match/reading.ts';
import { idsOf, type ResolvedOptions } from '../match/references.ts';
import type { Order } from './record-orders.ts';

/** All that the rules look at to tell what is wanted. */
export type Situation = {
  readonly reading: Reading;
  /** The line of thought, this message's needs included. */
  readonly frame: Frame;
  readonly hasContext: boolean;
  /** The turn before got an answer, and nobody has spoken since. */
  readonly justAnswered: boolean;
  readonly resolved: ResolvedOptions;
  /** Options that this message lets in again. */
  readonly readmitted: readonly string[];
  /** It takes back a need that somebody had stated. */
  readonly takesBack: boolean;
  /** Aspects of the message itself. */
  readonly aspects: readonly string[];
  readonly has: Reading['has'];
  /** Some clause of it asks for a fact. */
  readonly asks: boolean;
  /** Words that are no punctuation. */
  readonly length: number;
  /** The speaker's own project is spoken of, or a pick is wanted. */
  readonly own: boolean;
  /** The speaker's own project is spoken of. */
  readonly ours: boolean;
  /** What it says to do with a record; null for all else. */
  readonly order: Order | null;
};

export function situationOf({
  reading,
  framed: { frame, hasContext, readmitted, dropped, kept },
  resolved,
  justAnswered,
  order,
}: Pick<Situation, 'reading' | 'resolved' | 'justAnswered' | 'order'> & {
  readonly framed: FrameUpdate;
}): Situation {
  const plainWords = reading.words.filter(({ mark }) => !mark);
  return {
    reading,
    frame,
    hasContext,
    justAnswered,
    resolved,
    readmitted,
    takesBack: dropped.length + kept.length > 0,
    aspects: idsOf(reading.aspects),
    has: reading.has,
    asks: reading.clauses.some(({ asks }) => asks),
    length: plainWords.length,
    order: order?.order === 'agree' && !(justAnswered && frame.last?.intent === 'decide') ? null : order,
    ours: reading.clauses.some(({ ours }) => ours),
    own: reading.clauses.some(({ own }) => own) && (reading.has('own') || reading.has('pick')),
  };
}

/** True where a cue starts the message, openers aside. */
export function opensWith(situation: Situation, cue: Cue): boolean {
  const first = afterOpening(situation.reading.words);
  return situation.reading.all(cue).some(({ from }) => from === first || from === 0);
}

/** Share of the words that the given cues cover. */
export function coveredShare(situation: Situation, cues: readonly Cue[]): number {
  const { words, all } = situation.reading;
  const taken = new Set<number>();
  for (const cue of cues)
    for (const { from, to } of all(cue))
      for (let at = from; at < to; at++) if (!words[at]?.mark) taken.add(at);
  return situation.length === 0 ? 0 : taken.size / situation.length;
}

/** True where the message holds something of the topic. */
export function hasSubstance({ reading }: Situation): boolean {
  return (
    reading.onTopic ||
    reading.askedNeeds.length + reading.withdrawn.length + reading.excluded.length + reading.things.length > 0
  );
}
