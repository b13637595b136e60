import type { Knowledge } from '../../knowledge/schema.ts';
import type { FoundAnswer } from '../meaning/find-answer.ts';
import { asksWhereWeAre } from '../understanding/cues/last-request.ts';
import { asksForJudgement } from '../understanding/cues/moving-on.ts';
import type { FrameDecision } from '../understanding/decide/adjust-frame.ts';
import { type Reliance, relianceOf } from '../understanding/decide/reliance.ts';
import { type Overheard, overhear } from '../understanding/match/overhear.ts';
import { unique } from '../understanding/match/references.ts';
import { tokenize, type Word } from '../understanding/text/words.ts';
import { type Understanding, understand } from '../understanding/understand.ts';
import { type Conversation, newConversation, newFrame, statedIn } from './conversation.ts';
import type { Question } from './question.ts';
import { withStandingNeeds } from './standing-needs.ts';
import { withoutStaleUndo } from './undo.ts';

/** A message as it's taken, after a call into a thread of people together with what they had said. */
export type TakenMessage = {
  readonly conversation: Conversation;
  readonly understood: Understanding;
  readonly earlier: EarlierUse;
  /** What answers it, where that was looked for on the way. */
  readonly found?: FoundAnswer | null;
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
  | { readonly kind: 'used'; readonly overheard: Overheard }
  /** Who is for what, where nobody said what's needed, or where a summary is asked for. */
  | { readonly kind: 'told'; readonly overheard: Overheard };

/** Whether a message that calls the bot into a thread can't be answered well without what was said there. */
export function wantsEarlier(words: string, knowledge: Knowledge): boolean {
  return relianceOn(words, newConversation(''), knowledge) !== 'none' || asksWhereWeAre(wordsIn(words));
}

/** Whether it's what people have said to each other since the bot's last answer that a message in its own thread asks about. */
export function asksAboutTalk(words: string, { speakers }: Conversation): boolean {
  if (speakers.messages > 0) return mayAskAboutTalk(words);
  // A summary is of all that was said, whoever spoke last.
  return speakers.lately.some(({ answered }) => !answered) && asksWhereWeAre(wordsIn(words));
}

/** Whether a message asks what to make of what was said, in a thread of any kind. */
export function mayAskAboutTalk(words: string): boolean {
  const said = wordsIn(words.slice(0, longestCall));
  return (
    asksWhereWeAre(said) || asksForJudgement(said) || callsForView.test(words.slice(0, longestCall).trim())
  );
}
const longestCall = 200;
/** "thoughts on the above?", "what do you make of that?", "who's right here?" */
const callsForView =
  /^(?:(?:so|ok|okay|and|hey|well|hm)[\s,]+)*(?:(?:any |your )?(?:thoughts?|opinions?|views?|takes?|advice|input|ideas?|two cents)\b(?: (?:on|about|here|please|pls)\b.*)?|what (?:do|would) you (?:think|say|make|recommend|suggest|advise)(?: (?:of|about|on|to|here|then|now)\b.*)?|what['’]?s your (?:take|view|opinion)\b.*|who(?:['’]s| is) right\b.*|settle (?:this|it|that)\b.*|(?:can|could) you (?:settle|weigh in|help us (?:decide|out|choose))\b.*|weigh in\b.*|help us (?:out|decide|choose)\b.*|(?:wdyt|thoughts))\W*$/i;

function wordsIn(written: string): readonly Word[] {
  return tokenize(written).words;
}

/** How a message is taken in its conversation. */
export function takeMessage(known: Conversation, question: Question, knowledge: Knowledge): TakenMessage {
  const before = withStandingNeeds(withoutStaleUndo(known, question.takenAt), knowledge);
  const { calledIn = false } = question;
  const isOfTalk = !calledIn && question.earlier != null && asksAboutTalk(question.words, before);
  if (!calledIn && !isOfTalk)
    return {
      conversation: before,
      understood: understand(question, before, knowledge),
      earlier: { kind: 'unused' },
    };
  const conversation: Conversation = calledIn
    ? { ...before, speakers: { ...before.speakers, calledIn } }
    : before;
  const earlier = useOfEarlier(question, conversation, knowledge, isOfTalk);
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
    case 'told': {
      const seeded = withOverheard(conversation, earlier.overheard);
      return { conversation: seeded, understood: understandTold(question, seeded, knowledge), earlier };
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
  isOfTalk: boolean,
): EarlierUse {
  if (earlier === undefined || (conversation.traces.length > 0 && !isOfTalk)) return { kind: 'unused' };
  const isSummary = asksWhereWeAre(wordsIn(words));
  const reliance = isOfTalk || isSummary ? 'wholly' : relianceOn(words, conversation, knowledge);
  if (reliance === 'none' || (reliance === 'partly' && earlier === null)) return { kind: 'unused' };
  if (earlier === null) return { kind: 'unread' };
  const since = isOfTalk && !isSummary ? conversation.speakers.messages : earlier.messages.length;
  const talk = { ...earlier, messages: earlier.messages.slice(-since) };
  const heardOf = overhear(talk, knowledge, conversation.frame?.topic ?? null);
  // In a thread of the bot's own, people also name options in what they ask it.
  const overheard =
    isOfTalk && heardOf.proposals.length > 0 ? { ...heardOf, options: heardOf.proposals } : heardOf;
  const { needs, isChoice, isWhole } = overheard;
  const options = unique(overheard.options.map(({ id }) => id));
  const isKnown = (conversation.frame?.needs.length ?? 0) > 0;
  const heard = options.length + needs.length + overheard.proposals.length > 0 || overheard.project !== null;
  if ((isChoice || isKnown) && heard) {
    const decides = needs.length > 0 || isKnown || options.length > 1;
    return isSummary || !decides ? { kind: 'told', overheard } : { kind: 'used', overheard };
  }
  // In a thread of its own, the bot answers by what it was told.
  if (isOfTalk) return { kind: 'unused' };
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
  const isCall = relianceOn(question.words, newConversation(seeded.id), knowledge) === 'wholly';
  if (isCall || callsForView.test(question.words.trim()) || asksForJudgement(wordsIn(question.words))) {
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

/** What people asked to be told is told, whatever their words are most like. */
function understandTold(question: Question, seeded: Conversation, knowledge: Knowledge): Understanding {
  const decided: FrameDecision = {
    intent: { kind: 'help', about: 'memory' },
    rule: 'called in for what was said',
    confidence: 1,
  };
  return understand(question, seeded, knowledge, decided);
}

function withOverheard(conversation: Conversation, { topic, options, needs }: Overheard): Conversation {
  const known = conversation.frame?.topic === topic ? conversation.frame : newFrame(topic);
  const isTold = ({ id, author }: Overheard['needs'][number]): boolean =>
    known.needs.some((stated) => stated.need === id && stated.author === author);
  const heard = needs.filter((need) => !isTold(need));
  const named = unique(options.map(({ id }) => id));
  return {
    ...conversation,
    frame: {
      ...known,
      options: named.length > 0 ? named : known.options,
      needs: [
        ...known.needs,
        ...heard.map(({ id, words, author, message }) => ({
          need: id,
          words,
          ...statedIn(author, message),
          overheard: true,
        })),
      ],
    },
  };
}
