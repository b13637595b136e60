import type { Vector } from '../../meaning/vector.ts';
import type { Frame, OpenVote } from '../../turn/conversation.ts';
import type { RecordAct } from '../acts/act.ts';
import { ordersDraftWords } from '../acts/draft-words.ts';
import type { ReadTopicAct } from '../acts/topics/topic-act.ts';
import type { Cue } from '../cues/cues.ts';
import { afterOpening } from '../match/clauses.ts';
import type { FrameUpdate } from '../match/frame-tracking.ts';
import type { Reading } from '../match/reading.ts';
import { idsOf, type ResolvedOptions } from '../match/references.ts';

/** Everything that the rules look at to decide what a message wants. */
export type Situation = {
  readonly reading: Reading;
  /** The thread's frame, including the needs that this message states. */
  readonly frame: Frame;
  readonly hasContext: boolean;
  /** The bot answered the previous turn, and nobody has written since. */
  readonly justAnswered: boolean;
  readonly resolved: ResolvedOptions;
  /** Excluded options that this message readmits. */
  readonly readmitted: readonly string[];
  /** The message takes back a need that someone had stated. */
  readonly takesBack: boolean;
  /** Aspects that the message itself names. */
  readonly aspects: readonly string[];
  readonly has: Reading['has'];
  /** Some clause asks for a fact. */
  readonly asks: boolean;
  /** Number of words, not counting punctuation. */
  readonly length: number;
  /** The message is about the writer's own project, or asks for a pick. */
  readonly own: boolean;
  /** The message is about the writer's own project. */
  readonly ours: boolean;
  /** What it does to a decision record, if anything. */
  readonly act: RecordAct | null;
  /** What it does to a topic that its team brings itself, or says of a checked one. */
  readonly topicAct: ReadTopicAct | null;
  /** Whether the bot is spoken to: by a mention, a command, in private, by a reply to it, or where nobody else is. */
  readonly isCalled: boolean;
  /** The votes that are open in the thread. */
  readonly openVotes: readonly OpenVote[];
  /** Whether a weighing is open in the thread. */
  readonly openWeighing: boolean;
  /** What the message means; null where that isn't known, or mustn't count. */
  readonly meaning: Vector | null;
};

export function situationOf({
  reading,
  framed: { frame, hasContext, readmitted, dropped, kept },
  resolved,
  justAnswered,
  act,
  topicAct,
  isCalled,
  openVotes,
  openWeighing,
  meaning,
}: Pick<
  Situation,
  | 'reading'
  | 'resolved'
  | 'justAnswered'
  | 'act'
  | 'topicAct'
  | 'isCalled'
  | 'openVotes'
  | 'openWeighing'
  | 'meaning'
> & {
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
    act:
      openVotes.length > 0 ? act : withoutOpenVote(act, reading.written, followsRecord(justAnswered, frame)),
    topicAct,
    isCalled,
    openVotes,
    openWeighing,
    meaning,
    ours: reading.clauses.some(({ ours }) => ours),
    own: reading.clauses.some(({ own }) => own) && (reading.has('own') || reading.has('pick')),
  };
}

/**
 * An act where no vote is known to be open. A plain "yes" or "+1" then votes only right after a record was shown; "I vote
 * yes" always means to. What isn't certain, "I vote flask" and questions mean something else.
 */
function withoutOpenVote(act: RecordAct | null, written: string, followsRecord: boolean): RecordAct | null {
  switch (act?.act) {
    case 'agree':
      return followsRecord ? act : null;
    case 'vote': {
      if (act.id !== null) return act;
      const isOnProposal = act.certain === 'plain' && act.positions.some(({ option }) => option === null);
      return isOnProposal && (followsRecord || namesVote.test(written)) ? act : null;
    }
    case 'withdraw-vote':
      return act.id !== null || namesVote.test(written) ? act : null;
    case 'vote-question':
      return null;
    case 'set':
    case 'add':
      return act.id !== null || followsRecord || ordersDraftWords(written) ? act : null;
    default:
      // Open set: whatever else is done to records names them, or is said of nothing else.
      return act;
  }
}
const namesVote = /\b(?:vot(?:e|ing)|abstain(?:ing)?)\b/i;

function followsRecord(justAnswered: boolean, { last }: Frame): boolean {
  return justAnswered && last?.intent === 'decide';
}

/** Whether a message that names no record may be a vote on one; see `withoutOpenVote`. */
export function votesPossible({
  reading,
  frame,
  justAnswered,
  openVotes,
}: Pick<Situation, 'reading' | 'frame' | 'justAnswered' | 'openVotes'>): 'open' | 'possible' | 'impossible' {
  if (openVotes.length > 0) return 'open';
  return followsRecord(justAnswered, frame) || namesVote.test(reading.written) ? 'possible' : 'impossible';
}

/** True if the message starts with a cue, apart from opening words. */
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

/** True if the message contains something of the topic. */
export function hasSubstance({ reading }: Situation): boolean {
  return (
    reading.onTopic ||
    reading.askedNeeds.length + reading.withdrawn.length + reading.excluded.length + reading.things.length > 0
  );
}
