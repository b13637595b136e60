import type { Knowledge } from '../../knowledge/schema.ts';
import type { FrameDecision } from '../understanding/decide/adjust-frame.ts';
import { type Reliance, relianceOf } from '../understanding/decide/reliance.ts';
import { type Overheard, overhear } from '../understanding/match/overhear.ts';
import { unique } from '../understanding/match/references.ts';
import { type Understanding, understand } from '../understanding/understand.ts';
import { type Conversation, newConversation, newFrame, statedIn } from './conversation.ts';
import type { Question } from './question.ts';
import { withoutStaleUndo } from './undo.ts';

/** A message as it's taken, after a call into a thread of people together with what they had said. */
export type TakenMessage = {
  readonly conversation: Conversation;
  readonly understood: Understanding;
  readonly earlier: EarlierUse;
};

/** What an answer makes of the talk before a call. */
export type EarlierUse =
  /** Nothing: the message says all by itself, or called the bot into no thread. */
  | { readonly kind: 'unused' }
  /** It isn't known, and the message says nothing without it. */
  | { readonly kind: 'unread' }
  /** It names no choice that the bot knows. `options` are those it mentions all the same. */
  | { readonly kind: 'no-choice'; readonly options: readonly string[]; readonly isWhole: boolean }
  /** Its options and needs, as if its people had told the bot. */
  | { readonly kind: 'used'; readonly overheard: Overheard };

/** Whether a message that calls the bot into a thread can't be answered well without what was said there. */
export function wantsEarlier(words: string, knowledge: Knowledge): boolean {
  return relianceOn(words, newConversation(''), knowledge) !== 'none';
}

/** How a message is taken in its conversation. */
export function takeMessage(known: Conversation, question: Question, knowledge: Knowledge): TakenMessage {
  const before = withoutStaleUndo(known, question.takenAt);
  const { calledIn = false } = question;
  if (!calledIn)
    return {
      conversation: before,
      understood: understand(question, before, knowledge),
      earlier: { kind: 'unused' },
    };
  const conversation: Conversation = { ...before, speakers: { ...before.speakers, calledIn } };
  const earlier = useOfEarlier(question, conversation, knowledge);
  switch (earlier.kind) {
    case 'unused':
      return { conversation, understood: understand(question, conversation, knowledge), earlier };
    case 'unread':
    case 'no-choice': {
      const unheard = {
        intent: { kind: 'follow_up' },
        rule: `called in: ${earlier.kind}`,
        confidence: 1,
      } as const;
      return { conversation, understood: understand(question, conversation, knowledge, unheard), earlier };
    }
    case 'used': {
      const seeded = withOverheard(conversation, earlier.overheard);
      return { conversation: seeded, understood: understandCall(question, seeded, knowledge), earlier };
    }
    default:
      return earlier satisfies never;
  }
}

function useOfEarlier(
  { earlier, words }: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): EarlierUse {
  if (earlier === undefined || conversation.traces.length > 0) return { kind: 'unused' };
  const reliance = relianceOn(words, conversation, knowledge);
  if (reliance === 'none' || (reliance === 'partly' && earlier === null)) return { kind: 'unused' };
  if (earlier === null) return { kind: 'unread' };
  const overheard = overhear(earlier, knowledge, conversation.frame?.topic ?? null);
  const { needs, isChoice, isWhole } = overheard;
  const options = unique(overheard.options.map(({ id }) => id));
  if (isChoice && options.length + needs.length > 0) return { kind: 'used', overheard };
  return reliance === 'partly' ? { kind: 'unused' } : { kind: 'no-choice', options, isWhole };
}

function relianceOn(words: string, { id, frame }: Conversation, knowledge: Knowledge): Reliance {
  const alone: Question = { conversation: id, author: '', words, audience: 'direct' };
  return relianceOf(understand(alone, { ...newConversation(id), frame }, knowledge));
}

/**
 * A call with what was overheard. A mere call for an opinion wants a pick if somebody needs something, else the options
 * side by side; a question that names no options is about those of the thread.
 */
function understandCall(question: Question, seeded: Conversation, knowledge: Knowledge): Understanding {
  const { options = [], needs = [] } = seeded.frame ?? {};
  if (relianceOn(question.words, newConversation(seeded.id), knowledge) === 'wholly') {
    const intent = { kind: needs.length > 0 ? 'recommend' : 'compare' } as const;
    const decided: FrameDecision = { intent, rule: 'called in for an opinion', confidence: 1 };
    const understood = understand(question, seeded, knowledge, decided);
    return { ...understood, intent: { ...understood.intent, options, aspects: [] } };
  }
  const understood = understand(question, seeded, knowledge);
  const { intent } = understood;
  if (intent.options.length > 0) return understood;
  const { excluded, alternatives, aspects } = intent;
  const sideBySide = intent.kind === 'explain' && !intent.why && options.length > 1;
  return {
    ...understood,
    intent: sideBySide
      ? { kind: 'compare', options, excluded, alternatives, aspects }
      : { ...intent, options },
  };
}

function withOverheard(conversation: Conversation, { topic, options, needs }: Overheard): Conversation {
  const known = conversation.frame?.topic === topic ? conversation.frame : newFrame(topic);
  return {
    ...conversation,
    frame: {
      ...known,
      options: unique(options.map(({ id }) => id)),
      needs: needs.map(({ id, words, author, message }) => ({
        need: id,
        words,
        ...statedIn(author, message),
        overheard: true,
      })),
    },
  };
}
