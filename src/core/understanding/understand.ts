import type { Knowledge } from '../../knowledge/schema.ts';
import { topicShares } from '../meaning/topic-shares.ts';
import type { Conversation } from '../turn/conversation.ts';
import type { Intent } from '../turn/intent.ts';
import type { Question } from '../turn/question.ts';
import { botSpokeLast, isAloneWithBot } from '../turn/speakers.ts';
import type { NamedOption } from './acts/own-clauses.ts';
import { readAct } from './acts/read-act.ts';
import { withoutShown } from './acts/shown-state.ts';
import { readTopicAct } from './acts/topics/read-topic-act.ts';
import type { ReadTopicAct } from './acts/topics/topic-act.ts';
import { certainAddressee, reasonForSilence } from './addressee/addressee.ts';
import { type SharedMessage, sharedMessage } from './addressee/message.ts';
import { addresseeScore } from './addressee/model.ts';
import { leastScores } from './addressee/thresholds.ts';
import { adjustFrame, type FrameDecision } from './decide/adjust-frame.ts';
import type { BareIntent } from './decide/bare-intent.ts';
import { decideIntent } from './decide/decide-intent.ts';
import { missedWords } from './decide/missed-words.ts';
import { type Situation, situationOf, votesPossible } from './decide/situation.ts';
import { subjectOf } from './decide/subject.ts';
import { type FrameUpdate, trackFrame } from './match/frame-tracking.ts';
import { topicOfGiven, withGiven } from './match/given-ids.ts';
import { completeCorrection } from './match/quantities.ts';
import { type Reading, readMessage, type ThreadTopics } from './match/reading.ts';
import { resolveOptions } from './match/references.ts';
import { readingsAboutQuote } from './quoted-subject.ts';
import { ownWords } from './text/own-words.ts';
import { tokenize } from './text/words.ts';

/** What a message means in its thread. */
export type Understanding = {
  readonly intent: Intent;
  readonly reading: Reading;
  /** What its intent was decided from. */
  readonly situation: Situation;
  readonly framed: FrameUpdate;
  /** Why the bot stays silent in a shared thread; null if it should answer. */
  readonly silence: string | null;
  /** How sure the reading is, 0 to 1: 1 if a rule decided, else the intent's probability. */
  readonly confidence: number;
  /** The words that it's about and that nothing here knows: then the bot asks back. Null if it was understood. */
  readonly missed: readonly string[] | null;
  /** True if the words leave no doubt; see `FrameDecision`. */
  readonly isPlain: boolean;
  /** The rules that decided, for the trace. */
  readonly rules: readonly string[];
};

/**
 * Understands a message. Pure: the same words in the same thread on the same knowledge mean the same.
 *
 * @param decided what the message wants, where the words alone can't tell
 */
export function understand(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
  decided?: FrameDecision,
): Understanding {
  const { situation: first, framed: entered } = situate(question, conversation, knowledge);
  const { reading, resolved } = first;
  const decision = decided ?? decideIntent(first, conversation);
  const { intent, rule, confidence, isPlain = false } = decision;
  const missed = missedWords(first, decision);
  const framed = adjustFrame(entered, decision, reading, { conversation, question });
  const situation: Situation = { ...first, frame: framed.frame };
  return {
    intent: { ...subjectOf(intent, situation), ...intent },
    reading,
    situation,
    framed,
    silence:
      question.audience === 'shared'
        ? silenceFor(sharedByWords(question, conversation, first, decision), missed)
        : null,
    confidence,
    missed,
    isPlain,
    rules: [
      ...reading.corrections.map(({ typed, meant }) => `"${typed}" read as "${meant}"`),
      `options by ${resolved.by}`,
      rule,
    ],
  };
}

/** A message of a shared thread. Whom it's for is told by its words, with an encoder and without. */
function sharedByWords(
  question: Question,
  conversation: Conversation,
  situation: Situation,
  decision: FrameDecision,
): SharedMessage {
  if (situation.meaning === null) return sharedMessage(question, conversation, situation, decision);
  const byWords: Situation = { ...situation, meaning: null };
  return sharedMessage(question, conversation, byWords, decideIntent(byWords, conversation));
}

/** A message with everything that's known before its intent is decided. */
type Situated = { readonly situation: Situation; readonly framed: FrameUpdate };

/** Reads a message and resolves what it refers to; a question about a quote is about what the quote names. */
export function situate(question: Question, conversation: Conversation, knowledge: Knowledge): Situated {
  const topic = conversation.frame?.topic ?? topicOfGiven(knowledge, question.given);
  const own = readMessage(withoutShown(question.words).words, knowledge, topic, {
    ...topicsIn(conversation),
    fixed: question.topic ?? null,
    meaning: topicShares(knowledge.between, question.meaning),
  });
  for (const reading of readingsAboutQuote(own, question.words, knowledge)) {
    const situated = situateReading(reading, question, conversation, knowledge);
    const { intent } = decideIntent(situated.situation, conversation);
    if (isAboutSubject(intent, reading)) return situated;
  }
  return situateReading(own, question, conversation, knowledge);
}

function topicsIn({ earlier, frame }: Conversation): Pick<ThreadTopics, 'visited' | 'paired'> {
  const [pair] = frame?.last?.told.filter(({ kind }) => kind === 'pair') ?? [];
  return { visited: earlier.map(({ topic }) => topic), paired: pair?.id.split('/')[0] ?? null };
}

/** Whether an intent takes no more from a reading than what the message is about. */
function isAboutSubject({ kind }: BareIntent, { options, aspects }: Reading): boolean {
  if (kind === 'out_of_scope') return true;
  if (kind === 'compare') return options.length > 1 && aspects.length === 0;
  return (kind === 'explain' || kind === 'source') && options.length > 0;
}

function situateReading(
  read: Reading,
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): Situated {
  const reading = withGiven(withCompletedCorrection(read, conversation, question, knowledge), question.given);
  const framed = trackFrame(conversation, reading, question);
  const { openVotes } = conversation;
  const justAnswered = botSpokeLast(conversation);
  const situation = situationOf({
    reading,
    framed,
    resolved: resolveOptions(reading, framed.hasContext ? framed.frame : null),
    justAnswered,
    act: readAct(
      reading.leavesOut ? ownWords(question.words) : question.words,
      namedOptions(reading),
      votesPossible({ reading, frame: framed.frame, justAnswered, openVotes }),
    ),
    topicAct: topicActIn(reading, question, conversation, knowledge),
    isCalled:
      question.audience === 'direct' ||
      question.repliesTo === 'bot' ||
      isAloneWithBot(conversation, question.author),
    openVotes,
    openWeighing: conversation.openWeighing,
    meaning: question.meaning ?? null,
  });
  return { situation, framed };
}

/** What a message does to the thread's topic of the team's own, or says of a checked one. */
function topicActIn(
  { written, topic }: Reading,
  { words, author, repliesToMessage = '', repliesToAnswer }: Question,
  { frame, ownTopic, lastFact, toldFacts, awaitsFact }: Conversation,
  { topics, views }: Knowledge,
): ReadTopicAct | null {
  const teams = topics.filter(({ ofTeam }) => ofTeam !== undefined);
  const own = teams.find(({ id }) => id === frame?.topic) ?? teams.find(({ id }) => id === ownTopic) ?? null;
  const statedThere = own?.ofTeam?.factsByMessage[repliesToMessage];
  // A reply to any other answer is about that, and contradicts no fact.
  const toldThere = toldFacts.find(({ answer }) => answer === repliesToAnswer)?.fact ?? null;
  const fact = statedThere ?? (repliesToAnswer === undefined ? lastFact : toldThere);
  return readTopicAct({
    written,
    words,
    own,
    // With the options that the team added to it.
    checked: topic.ofTeam === undefined ? (views?.get(topic.id) ?? topic) : null,
    lastFact: fact,
    repliesToFact: statedThere !== undefined,
    awaits: awaitsFact?.author === author ? awaitsFact : null,
  });
}

/** The options that a message names, wherever it's for or against them; each place once. */
function namedOptions({ options, excluded, included, alternatives, words }: Reading): NamedOption[] {
  const byStart = new Map<number, NamedOption>();
  for (const { id, from, to } of [...options, ...excluded, ...included, ...alternatives]) {
    const [first, last] = [words[from], words[to - 1]];
    if (first !== undefined && last !== undefined && to > from)
      byStart.set(first.start, { id, start: first.start, end: last.end });
  }
  return [...byStart.values()];
}

/** A bare number that corrects an earlier one counts what the earlier one counted. */
function withCompletedCorrection(
  reading: Reading,
  { frame }: Conversation,
  { words: written, author }: Question,
  knowledge: Knowledge,
): Reading {
  if (reading.correction === undefined || frame === null) return reading;
  const stated = frame.needs.filter((need) => need.author === author);
  const earlier = stated.map(({ words }) => tokenize(words).words);
  const completed = completeCorrection(written, reading.words, reading.correction, earlier);
  return completed === undefined ? reading : readMessage(completed, knowledge, frame.topic);
}

/** A message of a shared thread, as whom it's for is decided. */
export function situateShared(
  question: Question,
  conversation: Conversation,
  knowledge: Knowledge,
): SharedMessage {
  const { situation } = situate(question, conversation, knowledge);
  return sharedMessage(question, conversation, situation, decideIntent(situation, conversation));
}

/**
 * A remark of which nothing was understood is left to people, unless it's by whom the bot has answered last and reads
 * much like a word to it: "hm, surprised" wants no "I didn't get that".
 */
function silenceFor(message: SharedMessage, missed: Understanding['missed']): string | null {
  const reason = reasonForSilence(message);
  if (reason !== undefined) return reason;
  const { situation, position } = message;
  const isQuestion = situation.asks || situation.reading.words.at(-1)?.text === '?';
  const isRemark = missed !== null && missed.length === 0 && !isQuestion;
  const isToBot = position.isByAsker && addresseeScore(message) >= leastScores.remark;
  return isRemark && !isToBot && certainAddressee(message) !== 'bot'
    ? 'a remark that says nothing known here'
    : null;
}
