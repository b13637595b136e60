import { libraryOf, topicsInOrder } from '../../knowledge/queries.ts';
import type { Knowledge, Topic } from '../../knowledge/schema.ts';
import { type Answer, type Block, plain, type ShownTo } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import { asideRequest, readDecisionRequest } from '../decisions/ask/read-request.ts';
import { inContext } from '../meaning/asked/in-context.ts';
import { type FoundAnswer, findAnswer } from '../meaning/find-answer.ts';
import { gapWording } from '../meaning/gap-wording.ts';
import { contextsOf, type TextInThread, textsInThread } from '../meaning/in-thread/contexts.ts';
import { meaningNeeded } from '../meaning/meaning-needed.ts';
import { meaningsIn } from '../meaning/meanings-in.ts';
import { understoodAs } from '../meaning/understood-as.ts';
import { replyPair } from '../reply/across/pair-answer.ts';
import { addPairs, addPartners } from '../reply/across/pair-evidence.ts';
import { replyToCall } from '../reply/asking-back/called-in.ts';
import { leftOutNote } from '../reply/asking-back/left-out.ts';
import { isOnlyTold, replyNoted } from '../reply/asking-back/noted.ts';
import { missesSubject, replyNothingNew } from '../reply/asking-back/nothing-new.ts';
import { replyUnsure } from '../reply/asking-back/unsure.ts';
import { replyWhichTopic } from '../reply/asking-back/which-topic.ts';
import { resumeGuide } from '../reply/intents/guided-choice.ts';
import { replyLed } from '../reply/matched/lead.ts';
import { replyNearest } from '../reply/matched/nearest.ts';
import { firstLineOf } from '../reply/opening/first-line.ts';
import { withFreshOpening } from '../reply/opening/fresh-opening.ts';
import { type SaidBefore, saidBefore } from '../reply/opening/said-before.ts';
import { addOwnView } from '../reply/own/beside-checked.ts';
import { offerOwnCriteria } from '../reply/own/own-criteria.ts';
import { replyStated } from '../reply/own/stated.ts';
import { withOrigin } from '../reply/own/with-origin.ts';
import { type Composer, openComposer } from '../reply/parts/composer.ts';
import { answersInEnglish } from '../reply/parts/other-languages.ts';
import type { ReplyOutcome, Task } from '../reply/parts/task.ts';
import { reply } from '../reply/reply.ts';
import { readTopicRequest } from '../team-topics/ask/read-topic-request.ts';
import { partnersBeside } from '../understanding/across/pair-question.ts';
import { leavesThread } from '../understanding/decide/adjust-frame.ts';
import type { FrameUpdate } from '../understanding/match/frame-tracking.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import { ownWords } from '../understanding/text/own-words.ts';
import { maxReadLength } from '../understanding/text/words.ts';
import type { Understanding } from '../understanding/understand.ts';
import { readWeighingRequest } from '../weighings/read-request.ts';
import { type AskedPair, askedPair } from './asked-pair.ts';
import type { TakenMessage } from './called-in.ts';
import {
  type Conversation,
  type Frame,
  keptFrames,
  keptToldFacts,
  newFrame,
  statedIn,
  withVote,
} from './conversation.ts';
import type { Effect, EffectOutcome, EffectResult } from './effect.ts';
import { followUpOf } from './follow-ups/follow-up.ts';
import { frameAfter } from './frame-after.ts';
import { beside, type GuidedTurn } from './guided-choice.ts';
import { takeInLikelyTopic } from './in-likely-topic.ts';
import type { Intent } from './intent.ts';
import type { Question } from './question.ts';
import { isGuessed, mayStandIn, requestFor } from './request-for.ts';
import { type ActedOn, shownAtOnce } from './shown-at-once.ts';
import { afterAnswer, afterTalk } from './speakers.ts';
import { followChoice } from './stack-choice.ts';
import { withTrace } from './trace.ts';
import { withUndo } from './undo.ts';
import { unfoldTurn } from './unfold-turn.ts';

/** What one message led to. `answer` is null where silence is right; `silence` then says why. */
export type Turn = {
  /** Id of the answer, whether it's given or not: the same turn on the same data has the same id. */
  readonly id: string;
  readonly intent: Intent;
  /**
   * What the shell has to do before this turn can answer; null if it answers by itself. `finish` takes the result, or
   * null if there's nothing to say about it.
   */
  readonly effect: { readonly what: Effect; readonly finish: (result: EffectOutcome) => Turn } | null;
  readonly answer: Answer | null;
  readonly shownTo: ShownTo;
  readonly silence: string | null;
  /** Needs that this message states; none if it gets no answer. */
  readonly needs: readonly string[];
  /** Needs that it only mentions, such as those that a question is about. */
  readonly askedNeeds: readonly string[];
  readonly conversation: Conversation;
  /** The question or claim that comes nearest to a message without a direct answer; null for any other. */
  readonly gap: string | null;
  /** What was meant by a message that had no direct answer, where this one is what was offered for it. */
  readonly meant: Meant | null;
};

/** A message is known by a hash of its words. */
export type Meant = NonNullable<Conversation['unsure']> & { readonly target: string };

/** A message that's read and not answered yet. */
export type BegunTurn = {
  /**
   * The text whose meaning (`Question.meaning`) would let the turn answer better: with an encoder, the shell begins it again
   * with its vector. Null if the question came with it, or needs none.
   */
  readonly meaningOf: string | null;
  /** The same with what it may leave to its thread (`Question.meaningsInThread`). */
  readonly inThreadOf: readonly TextInThread[];
  finish(): Turn;
};

/**
 * The centre of the program: turns a message in a conversation into an answer and the conversation after it. Pure and
 * synchronous: the same arguments give the same turn, on any machine, at any time.
 *
 * @param before what earlier turns left; never changed
 * @param question what was written
 * @param knowledge checked data
 * @param docs address of the bot's documentation, which help links to
 */
export function takeTurn(
  before: Conversation,
  question: Question,
  knowledge: Knowledge,
  docs: string | null = null,
): Turn {
  return beginTurn(before, question, knowledge, docs).finish();
}

/** The first half of `takeTurn`, up to what the message means. */
export function beginTurn(
  before: Conversation,
  question: Question,
  knowledge: Knowledge,
  docs: string | null,
): BegunTurn {
  const taken = takeInLikelyTopic(before, question, knowledge);
  const { understood } = taken;
  const needed =
    understood.silence === null && question.meaning === undefined ? meaningNeeded(understood) : null;
  return {
    meaningOf: needed === null ? null : inContext(needed, understood, taken.conversation),
    inThreadOf: needed === null ? [] : textsInThread(needed, contextsOf(understood, taken.conversation)),
    finish: () => finishTurn({ ...taken, before }, question, knowledge, docs),
  };
}

type Taken = TakenMessage & { readonly before: Conversation };

function finishTurn(taken: Taken, question: Question, knowledge: Knowledge, docs: string | null): Turn {
  const { before, conversation, earlier } = taken;
  const topics = topicsInOrder(knowledge);
  const { found, paired, understood, says } = answeredBy(taken, question, knowledge);
  const { intent, reading, silence } = understood;
  const id = answerId(conversation, question, knowledge);
  if (silence !== null) return silentTurn({ id, intent, silence }, conversation, question);
  const more = unfoldTurn({ id, intent }, conversation, question);
  if (more !== null) return more;
  const statesNothing = leavesThread(intent);
  const needs = statesNothing ? [] : needsOf(understood, conversation, question.author);
  const askedNeeds = unique(idsOf(reading.askedNeeds)).filter((need) => !needs.includes(need));
  const turns = conversation.turns + 1;
  const quiet = { ...quietly, id, intent, needs, askedNeeds };
  // What has its answer isn't asked back about.
  const guided =
    found?.kind === 'sure' && conversation.guide?.asked == null
      ? beside(understood, conversation)
      : followChoice(topics, understood, conversation, statedIn(question.author, question.message));
  const library = libraryOf(topics.find(({ id: topic }) => topic === guided.frame.topic) ?? reading.topic);
  const framed = framedBy(understood, guided);
  const rules = question.meaning === null ? [...understood.rules, notEncoded] : understood.rules;
  const gap = found === null ? null : found.gap;
  const understanding: Understanding = { ...understood, framed, rules };
  // What was said before the call fills in what the call itself leaves open.
  const missed = earlier.kind === 'unused' ? understood.missed : null;
  const said = saidBefore(conversation, { intent, reading, frame: framed.frame });
  const composer = openComposer(library, said);
  const task = taskOf({ understood, framed, guided, conversation }, question, { topics, docs });
  const asksTopic = missed === null && isOpenTopic(understood, conversation);
  const begins = conversation.frame === null && topics.length > 1;
  const end = (
    { id: answer = id, blocks, sources, claims }: Content,
    outcome: ReplyOutcome,
    act: ActedOn = null,
  ): Turn => {
    const { declined, ranking } = outcome;
    const shown = withFreshOpening(toldBy(blocks, library.topic, { intent, declined, act }), {
      said,
      intent,
      turns,
      isAct: act !== null,
    });
    // What states something changes the thread for everyone, and so does a call for what people think of what was said there.
    const isForAll = (states(reading) && !statesNothing) || earlier.kind !== 'unused';
    const shownTo = isForAll ? 'thread' : (outcome.shownTo ?? 'thread');
    const isBeside = shownTo === 'asker' && question.showsAlone === true;
    const frame =
      missed === null ? frameAfter(understanding, outcome, answer, { claims, blocks: shown }) : framed.frame;
    const line = {
      guide: guided.guide,
      frame: asksTopic ? null : settledFrame(frame, { outcome, reading, begins }),
      earlier: [...framed.earlier],
    };
    const after = {
      ...withUndo(line, conversation, { intent, reading, at: question.takenAt }),
      askedTopic: conversation.askedTopic || asksTopic,
      unsure: gap === null ? null : { about: gap, wording: gapWording(question.words) },
      traces: withTrace(conversation.traces, {
        knowledge: knowledge.version,
        understood: understanding,
        answer,
        claims,
      }),
      openings: said.with(firstLineOf(shown)),
      awaitsFact: stillAwaited(conversation, question),
    };
    const around = shownTo === 'asker' ? [] : whoIsHeard(conversation, question);
    const whole = { id: answer, blocks: withAsides(shown, question, around), sources, declined, ranking };
    const { content, folded } = shownAtOnce(
      whole,
      reading.leaves.includes('reset') ? [] : conversation.folded,
      { act, isForAll: !isBeside && question.isPrivate !== true, showsAll: question.showsWhole === true },
    );
    return {
      id,
      intent,
      effect: null,
      answer: content,
      shownTo,
      silence: null,
      needs,
      askedNeeds,
      gap,
      meant: meantBy(found, conversation),
      // Beside the thread nothing was said that others could refer to; its asker was answered all the same.
      conversation: {
        ...conversation,
        ...(isBeside ? {} : after),
        folded,
        turns,
        speakers: afterAnswer(conversation, isBeside ? { ...question, isPrivate: true } : question),
      },
    };
  };
  const withoutEffect = (): Turn => {
    if (asksTopic)
      return end(composer, replyWhichTopic([reading.topic, ...reading.rivals], reading.written, composer));
    const mayRequest = earlier.kind === 'unused' && paired === null;
    const request = says ?? (mayRequest ? requestFor(understood, conversation, question.meaning) : null);
    const asked = (words: string): Turn => takeTurn(before, inWords(question, words), knowledge, docs);
    if (request !== null && (says !== undefined || (mayStandIn(request) && isGuessed(understood, found)))) {
      const instead = asked(request);
      if (isHelp(instead)) return instead;
    }
    const isPlain = paired === null && !asksTopic && earlier.kind === 'unused' && guided.turn === null;
    if (isPlain && isOnlyTold(understood, found))
      return request === null ? end(composer, replyNoted(task, composer)) : asked(request);
    const isOpen = found === null || (found.kind !== 'sure' && intent.kind === 'compare');
    const leftOut = isOpen && paired === null ? leftOutNote(intent, reading, composer) : undefined;
    const outcome =
      missed !== null
        ? replyUnsure(task, missed, composer)
        : written(task, composer, { found, paired, earlier });
    if (missed === null) addTeamsOwn(task, composer, outcome, knowledge);
    const isAnswered = missed === null && (found === null || found.kind === 'sure') && !outcome.declined;
    const requested = isAnswered || request === null ? null : asked(request);
    if (requested !== null && (missed !== null || isHelp(requested))) return requested;
    if (guided.turn === 'beside' && guided.guide !== null) resumeGuide(composer, guided.guide);
    addNotes(composer, outcome, missed === null ? leftOut : undefined, reading);
    // The same answer once more would be to something that there's nothing on.
    if (
      found?.kind !== 'sure' &&
      found?.isOfTeam !== true &&
      missed === null &&
      missesSubject(intent, reading) &&
      isSeen(composer, said)
    ) {
      const instead = openComposer(library, said);
      const declined = replyNothingNew(intent, reading, instead);
      return end(instead, declined);
    }
    return end(composer, outcome, actsOnThread(intent) ? 'thread' : null);
  };
  const what = effectOf(task, ownWords(question.words), missed === null && !asksTopic);
  if (what === null) return withoutEffect();
  const finish = (result: EffectOutcome): Turn => {
    const silent = { id, intent, silence: 'nothing is open that it is about' };
    if (result === 'silence') return silentTurn(silent, conversation, question);
    if (result === null) return isAside(what) ? withoutEffect() : end(composer, reply(task, composer));
    return withWhatIsOpen(end(result, { ...result, ranking: result.ranking ?? null }, what.kind), result);
  };
  return { ...quiet, effect: { what, finish }, silence: null, conversation };
}

function taskOf(
  { understood, framed, guided, conversation }: Prepared,
  { author, savedFrom }: Question,
  known: Pick<Task, 'topics' | 'docs'>,
): Task {
  return {
    intent: understood.intent,
    reading: understood.reading,
    framed,
    frame: framed.frame,
    conversation: onTopic(conversation, framed.frame.topic),
    guided,
    author,
    ...(savedFrom === undefined ? {} : { savedFrom }),
    ...known,
  };
}

type Prepared = Pick<Task, 'framed' | 'guided' | 'conversation'> & { readonly understood: Understanding };

/** Whether an answer opens as one before it did, to another question. */
function isSeen({ blocks }: Composer, said: SaidBefore): boolean {
  const line = firstLineOf(blocks.filter(hasContent));
  return said.opened(line) && !said.toSameQuestion(line);
}

/** What has content; where a team brought the topic itself, with where it's from. */
function toldBy(
  blocks: readonly Block[],
  topic: Topic,
  { intent, declined, act }: { intent: Intent; declined: boolean; act: ActedOn },
): readonly Block[] {
  const told = blocks.filter(hasContent);
  return act === null ? withOrigin(told, topic, { intent, isAnswered: !declined }) : told;
}

/** A question in other words, by those alone: they leave nothing to ask about. */
function inWords({ meaning: _, meaningsInThread: __, ...question }: Question, words: string): Question {
  return { ...question, words, audience: 'direct' };
}

/** What the team said itself of a checked topic, and the way to its own criteria. */
function addTeamsOwn(task: Task, composer: Composer, outcome: ReplyOutcome, { views }: Knowledge): void {
  addOwnView(task, composer, outcome, views?.get(composer.library.topic.id));
  offerOwnCriteria(task, composer, outcome);
}

/** Whoever was to state a fact has said something else. */
function stillAwaited({ awaitsFact }: Conversation, { author }: Question): Conversation['awaitsFact'] {
  return awaitsFact?.author === author ? null : awaitsFact;
}

/** A greeting, an unknown word or a look at all of them doesn't choose one of several topics for a thread. */
function settledFrame(
  frame: Frame | null,
  { outcome, reading, begins }: { outcome: ReplyOutcome; reading: Reading; begins: boolean },
): Frame | null {
  if (frame === null || !begins) return frame;
  const says = outcome.isOfAllTopics !== true && (reading.onTopic || frame.last !== null);
  return says ? frame : null;
}

/** Whether a request that a message may make has an answer. */
function isHelp({ answer, effect, gap }: Turn): boolean {
  return effect !== null || (answer !== null && !answer.declined && gap === null);
}

/** Below the first line: what was left out, and that the answer is in English. */
function addNotes(
  { blocks }: Composer,
  { declined, shownTo }: ReplyOutcome,
  leftOut: Block | undefined,
  { language }: Reading,
): void {
  if (leftOut !== undefined) blocks.splice(1, 0, leftOut);
  const inEnglish = answersInEnglish(language);
  if (inEnglish !== undefined && !declined && shownTo === undefined) blocks.splice(1, 0, inEnglish);
}

/** A reset and the like: done, asked or explained, it reads the same each time. So does the last answer in other words. */
function actsOnThread(intent: Intent): boolean {
  if (intent.kind === 'follow_up') return intent.wants !== undefined;
  return (
    intent.kind === 'help' &&
    ['memory', 'reset', 'ask-reset', 'undo-reset', 'forget-me'].includes(intent.about)
  );
}

const quietly = { answer: null, shownTo: 'thread', gap: null, meant: null } as const;

type AnsweredBy = {
  readonly found: FoundAnswer | null;
  readonly paired: AskedPair | null;
  readonly understood: Understanding;
  /** Words that ask for what the message wants of its thread, where there are such. */
  readonly says?: string;
};

type Asked = {
  readonly conversation: Conversation;
  readonly question: Question;
  readonly knowledge: Knowledge;
};

/** What answers a message besides what it was read as: a match, or how options of two topics go together. */
function answeredBy(
  { understood: read, conversation, earlier, found: known }: TakenMessage,
  question: Question,
  knowledge: Knowledge,
): AnsweredBy {
  if (earlier.kind !== 'unused') return { found: null, paired: null, understood: read };
  const asked = { conversation, question, knowledge };
  const topics = topicsInOrder(knowledge);
  const found = known === undefined ? foundFor(read, asked) : known;
  const paired = read.silence === null ? askedPair(read, asked.conversation, { topics, found }) : null;
  if (paired !== null) return { found: null, paired, understood: paired.understood };
  const followUp = followUpOf(read, asked, found);
  if (followUp?.asksAnew === true) return askedAnew(followUp.understood, asked);
  if (followUp !== null) return { found: null, paired: null, ...followUp };
  // What's near is no use where the two halves of a question have answers of their own.
  if (found !== null && found.kind !== 'sure' && partnersBeside(read.reading).length > 0)
    return { found: null, paired, understood: read };
  // What it was read as answers in the form asked for.
  if (found?.off === 'own')
    return { found: null, paired, understood: understoodAs(read, found, asked.conversation) };
  return { found, paired, understood: found === null ? read : understoodAs(read, found, asked.conversation) };
}

/** What answers a question of its own that was read as something else. */
function askedAnew(understood: Understanding, asked: Asked): AnsweredBy {
  const found = foundFor(understood, asked);
  return {
    found,
    paired: null,
    understood: found === null ? understood : understoodAs(understood, found, asked.conversation),
  };
}

/** The lines of thought of a message, as the guided choice leaves them. */
function framedBy({ framed }: Understanding, { frame, earlier = framed.earlier }: GuidedTurn): FrameUpdate {
  return frame === framed.frame ? framed : { ...framed, frame, earlier };
}

/** What the data has on a message, if it's answered at all. */
function foundFor(
  understood: Understanding,
  { conversation, question, knowledge }: Asked,
): FoundAnswer | null {
  if (understood.silence !== null) return null;
  const meanings = meaningsIn(knowledge, question, understood.reading.topic.id);
  return findAnswer({
    understood,
    conversation,
    vector: question.meaning,
    inThread: question.meaningsInThread,
    meanings,
  });
}

function silentTurn(
  turn: Pick<Turn, 'id' | 'intent' | 'silence'>,
  conversation: Conversation,
  question: Question,
): Turn {
  return {
    ...turn,
    ...{ effect: null, answer: null, shownTo: 'thread', needs: [], askedNeeds: [], gap: null, meant: null },
    conversation: afterTalk(conversation, question),
  };
}

/** What was meant before by what this message asks for word for word. */
function meantBy(found: FoundAnswer | null, { unsure }: Conversation): Meant | null {
  return unsure === null || found === null || found.exactly === null
    ? null
    : { ...unsure, target: found.exactly };
}

/** The answer by what was found for the message, or by what it was read as. */
function written(
  task: Task,
  composer: Composer,
  { found, paired, earlier }: Pick<AnsweredBy, 'found' | 'paired'> & Pick<TakenMessage, 'earlier'>,
): ReplyOutcome {
  if (paired !== null) return replyPair(task, paired.asked, composer);
  if (found !== null) {
    const outcome = replyFound(task, found, composer);
    const isSure = found.kind === 'sure' && found.off === undefined && found.exactly === null;
    if (isSure && !outcome.declined) addPartners(task, composer);
    return outcome;
  }
  const outcome = replyToCall(task, composer, earlier);
  const { turn, picks } = task.guided;
  const isPick = turn === null || (turn === 'ends' && picks === undefined);
  if (task.intent.kind === 'recommend' && isPick) addPairs(task, composer, outcome);
  if (!outcome.declined) addPartners(task, composer);
  return outcome;
}

function replyFound(task: Task, found: FoundAnswer, composer: Composer): ReplyOutcome {
  if (found.isOfTeam === true) return replyStated(task, found, composer);
  return found.kind === 'sure' && found.off === undefined
    ? replyLed(task, found, composer)
    : replyNearest(task, found, composer);
}

/** What the thread was about when it was last on a topic: that's what an answer may go on from. */
function onTopic(conversation: Conversation, topic: string): Conversation {
  const { frame, earlier } = conversation;
  const before =
    frame === null || frame.topic === topic ? undefined : earlier.findLast((one) => one.topic === topic);
  return before === undefined ? conversation : { ...conversation, frame: before };
}

/** The turn after an effect, with the votes and the weighing that it opened or ended, and the topic that it entered. */
function withWhatIsOpen(turn: Turn, result: EffectResult): Turn {
  const { vote, openWeighing, entersTopic, awaitsFact, lastFact } = result;
  const voted = vote === undefined ? turn.conversation : withVote(turn.conversation, vote);
  const conversation = {
    ...voted,
    ...(openWeighing === undefined ? {} : { openWeighing }),
    ...(awaitsFact === undefined ? {} : { awaitsFact }),
    ...(lastFact === undefined ? {} : { lastFact, toldFacts: withToldFact(turn, lastFact) }),
  };
  return {
    ...turn,
    conversation: entersTopic === undefined ? conversation : inTopic(conversation, entersTopic),
  };
}

function withToldFact({ answer, conversation }: Turn, fact: string): Conversation['toldFacts'] {
  const { toldFacts } = conversation;
  return answer === null ? toldFacts : [...toldFacts, { answer: answer.id, fact }].slice(-keptToldFacts);
}

/** The thread on a topic that was started in it. */
function inTopic(conversation: Conversation, topic: string): Conversation {
  const { frame, earlier } = conversation;
  const left = frame === null || frame.topic === topic || frame.last === null ? [] : [frame];
  return {
    ...conversation,
    ownTopic: topic,
    frame: frame?.topic === topic ? frame : newFrame(topic),
    earlier: [...earlier, ...left].slice(-keptFrames),
  };
}

/** True if a thread that has no topic yet asks something that fits several; it's asked which once. */
function isOpenTopic({ intent, reading }: Understanding, { frame, askedTopic }: Conversation): boolean {
  if (reading.rivals.length === 0 || frame !== null || askedTopic) return false;
  return (
    intent.kind === 'compare' ||
    intent.kind === 'explain' ||
    intent.kind === 'recommend' ||
    intent.kind === 'criteria' ||
    (intent.kind === 'decide' && intent.step === 'verdict')
  );
}

/** In the trace of a message that was to be encoded. */
const notEncoded = 'read by its words alone, as encoding it failed';

const readInPart: Block = {
  kind: 'note',
  spans: [plain(`I read the first ${maxReadLength.toLocaleString('en')} characters of that.`)],
};

/** The needs that the message's words state, and those that its author has stated by asking for a pick. */
function needsOf({ reading, framed }: Understanding, { frame }: Conversation, author: string): string[] {
  const before = new Set(frame?.needs.map((stated) => (stated.author === author ? stated.need : '')) ?? []);
  const asked = reading.askedNeeds.filter(
    ({ id }) =>
      !before.has(id) &&
      !framed.supposed.includes(id) &&
      framed.frame.needs.some((need) => need.need === id && need.author === author),
  );
  return unique(idsOf([...reading.needs, ...asked]));
}

/** What an answer is made of: by a reply, or by an effect. `id` is the answer's, if it isn't the turn's. */
type Content = Pick<EffectResult, 'blocks' | 'sources' | 'claims' | 'id'>;

/** What has to be done outside the thread to answer this. @param isClear whether it's clear what the message wants, and of what */
function effectOf(task: Task, written: string, isClear: boolean): Effect | null {
  if (!isClear) {
    const aside = asideRequest(task, written);
    return aside === null ? null : { kind: 'decision', act: aside };
  }
  const topic = readTopicRequest(task);
  if (topic !== null) return { kind: 'topic', act: topic };
  const weighing = readWeighingRequest(task, written);
  if (weighing !== null) return { kind: 'weighing', act: weighing };
  const act = readDecisionRequest(task, written);
  return act === null ? null : { kind: 'decision', act };
}

/** Whether the turn goes on as if nothing had been looked up, if there's nothing. */
function isAside(what: Effect): boolean {
  return what.kind === 'decision' && what.act.step === 'look-up' && what.act.query.otherwise === 'turn';
}

/** Below the first answer of a thread in a channel: how to go on. */
function whoIsHeard(
  { traces }: Conversation,
  { othersMayJoin = false, mentionsOnly = false, isPrivate = false }: Question,
): Block[] {
  if (!othersMayJoin || isPrivate || traces.length > 0) return [];
  const how = mentionsOnly ? 'Mention me to go on.' : 'Just reply here. Once others join in, mention me.';
  return [{ kind: 'note', spans: [plain(how)], detail: true }];
}

/** The blocks with what's said about the message itself. */
function withAsides(shown: readonly Block[], { words }: Question, below: readonly Block[]): readonly Block[] {
  const [first, ...others] = shown;
  return words.length > maxReadLength && first !== undefined
    ? [first, readInPart, ...others, ...below]
    : [...shown, ...below];
}

/** Whether a message changes what the thread has stated. */
function states({ needs, withdrawn, excluded, leaves }: Reading): boolean {
  return needs.length + withdrawn.length + excluded.length > 0 || leaves.includes('reset');
}

function hasContent(block: Block): boolean {
  return block.kind !== 'bullets' || block.items.length > 0;
}

/** Ten characters that depend on the thread, the turn, the words and the data, and on nothing else. */
function answerId(conversation: Conversation, question: Question, knowledge: Knowledge): string {
  return answerIdOf([
    conversation.id,
    conversation.turns,
    question.author,
    question.words,
    knowledge.version,
  ]);
}
