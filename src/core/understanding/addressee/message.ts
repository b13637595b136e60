import type { Conversation, OpenVote } from '../../turn/conversation.ts';
import type { Question } from '../../turn/question.ts';
import type { FrameDecision } from '../decide/adjust-frame.ts';
import type { BareIntent } from '../decide/bare-intent.ts';
import type { Situation } from '../decide/situation.ts';
import { maxReadLength } from '../text/words.ts';
import { type Phase, type Position, phaseOf, positionOf } from './position.ts';
import { type WrittenSigns, writtenSigns } from './written-signs.ts';

/** Everything that tells whom a message in a shared thread is for. */
export type SharedMessage = {
  readonly situation: Situation;
  readonly position: Position;
  readonly phase: Phase;
  readonly signs: WrittenSigns;
  /** As written, up to the length that is read. */
  readonly written: string;
  /** What it would want if it were for the bot. */
  readonly intent: BareIntent;
  /** How sure that is, 0 to 1. */
  readonly confidence: number;
  /** The bot's last message ends with a question of its own. */
  readonly botAsked: boolean;
  /** Whose vote in the thread it may be: its author was named, others were, or anybody's counts. Null if no vote is open. */
  readonly voter: 'named' | 'not-named' | 'anybody' | null;
};

export function sharedMessage(
  question: Question,
  conversation: Conversation,
  situation: Situation,
  { intent, confidence }: FrameDecision,
): SharedMessage {
  const { guide, frame } = conversation;
  const position = positionOf(question, conversation);
  const written = question.words.slice(0, maxReadLength);
  return {
    situation,
    position,
    phase: phaseOf(position),
    signs: writtenSigns(written),
    written,
    voter: voterOf(question.author, situation.openVotes),
    intent,
    confidence,
    botAsked:
      position.messages === 0 &&
      guide !== null &&
      guide.asked !== null &&
      (guide.wanted || frame?.last?.intent === 'recommend'),
  };
}

function voterOf(author: string, openVotes: readonly OpenVote[]): SharedMessage['voter'] {
  if (openVotes.length === 0) return null;
  if (openVotes.some(({ voters }) => voters.includes(author))) return 'named';
  return openVotes.some(({ voters }) => voters.length === 0) ? 'anybody' : 'not-named';
}
