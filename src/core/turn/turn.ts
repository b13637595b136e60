import { libraryOf } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { type Answer, type Block, plain, type ShownTo } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import { readDecisionRequest } from '../decisions/ask/read-request.ts';
import { replyToCall } from '../reply/intents/called-in.ts';
import { resumeGuide } from '../reply/intents/guided-choice.ts';
import { replyUnsure } from '../reply/intents/unsure.ts';
import { openComposer } from '../reply/parts/composer.ts';
import type { ReplyOutcome, Task } from '../reply/parts/task.ts';
import { reply } from '../reply/reply.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import { maxReadLength } from '../understanding/text/words.ts';
import type { Understanding } from '../understanding/understand.ts';
import { readWeighingRequest } from '../weighings/read-request.ts';
import { takeMessage } from './called-in.ts';
import { type Conversation, statedIn } from './conversation.ts';
import type { Effect, EffectResult } from './effect.ts';
import { frameAfter } from './frame-after.ts';
import { followGuide } from './guided-choice.ts';
import type { Intent } from './intent.ts';
import type { Question } from './question.ts';
import { withTrace } from './trace.ts';

/** What one message led to. `answer` is null where silence is right; `silence` then says why. */
export type Turn = {
  /** Id of the answer, whether it's given or not: the same turn on the same data has the same id. */
  readonly id: string;
  readonly intent: Intent;
  /**
   * What the shell has to do before this turn can answer; null if it answers by itself. `finish` takes the result, or
   * null if there's nothing to say about it.
   */
  readonly effect: { readonly what: Effect; readonly finish: (result: EffectResult | null) => Turn } | null;
  readonly answer: Answer | null;
  readonly shownTo: ShownTo;
  readonly silence: string | null;
  /** Needs that this message states or asks about. */
  readonly needs: readonly string[];
  readonly conversation: Conversation;
};

/**
 * Below `always`, a likelihood is too low to act on: the bot asks back instead of guessing (on the training splits, one
 * in six such readings is right). Below `amongStrangers` it asks back if there are unknown words, no option is named
 * and nothing came before. Below `help` it asks back instead of showing how to use it, which helps nobody who asked
 * something else.
 */
const askBelow = { always: 0.15, amongStrangers: 0.45, help: 0.5 } as const;

function isUnsure({ confidence, reading, framed, intent }: Understanding): boolean {
  const strangers =
    reading.strange > 0 &&
    reading.options.length === 0 &&
    !framed.hasContext &&
    intent.kind !== 'out_of_scope';
  // Whoever asks for help with something didn't ask how to use this.
  if (intent.kind === 'help' && intent.about === 'use')
    return confidence < askBelow.help || reading.strange + reading.aspects.length > 0;
  return confidence < (strangers ? askBelow.amongStrangers : askBelow.always);
}

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
  const { conversation, understood, earlier } = takeMessage(before, question, knowledge);
  const { intent, reading, silence } = understood;
  const needs = unique(idsOf([...reading.needs, ...reading.askedNeeds]));
  const id = answerId(conversation, question, knowledge);
  const turns = conversation.turns + 1;
  const traced = { understood, knowledge: knowledge.version, silence };
  const quiet = { id, intent, answer: null, shownTo: 'thread', needs } as const;
  if (silence !== null) {
    const traces = withTrace(conversation.traces, { ...traced, answer: id, claims: [] });
    const after = { ...conversation, turns, traces };
    return { ...quiet, effect: null, silence, conversation: after };
  }
  const library = libraryOf(reading.topic);
  const guided = followGuide(library, understood, conversation, statedIn(question.author, question.message));
  const framed =
    guided.frame === understood.framed.frame
      ? understood.framed
      : { ...understood.framed, frame: guided.frame };
  const understanding: Understanding = { ...understood, framed };
  const composer = openComposer(library);
  if (question.words.length > maxReadLength) {
    composer.add({
      kind: 'note',
      spans: [plain(`I read the first ${maxReadLength.toLocaleString('en')} characters of that.`)],
    });
  }
  const task = {
    intent,
    reading,
    framed,
    frame: framed.frame,
    conversation,
    guided,
    author: question.author,
    topics: knowledge.topics,
    docs,
  };
  const end = ({ id: answer = id, blocks, sources, claims }: Content, outcome: ReplyOutcome): Turn => {
    const { declined, ranking } = outcome;
    // What states something changes the thread for everyone, and so does a call for what people think of what was said there.
    const isForAll = states(reading) || earlier.kind !== 'unused';
    const shownTo = isForAll ? 'thread' : (outcome.shownTo ?? 'thread');
    const isBeside = shownTo === 'asker' && question.showsAlone === true;
    const after = {
      guide: guided.guide,
      frame: frameAfter(understanding, outcome, answer, claims),
      earlier: [...framed.earlier],
      traces: withTrace(conversation.traces, { ...traced, understood: understanding, answer, claims }),
    };
    return {
      id,
      intent,
      effect: null,
      answer: { id: answer, blocks: blocks.filter(hasContent), sources, declined, ranking },
      shownTo,
      silence: null,
      needs,
      // Beside the thread nothing was said that others could refer to.
      conversation: { ...conversation, ...(isBeside ? {} : after), turns },
    };
  };
  const unsure = earlier.kind === 'unused' && isUnsure(understanding);
  const what = unsure ? null : effectOf(task, question.words);
  if (what !== null) {
    const finish = (result: EffectResult | null): Turn =>
      result === null
        ? end(composer, reply(task, composer))
        : end(result, { ...result, ranking: result.ranking ?? null });
    return { ...quiet, effect: { what, finish }, silence: null, conversation };
  }
  const outcome = unsure ? replyUnsure(task, composer) : replyToCall(task, composer, earlier);
  if (guided.turn === 'beside' && guided.guide !== null) resumeGuide(composer, guided.guide);
  return end(composer, outcome);
}

/** What an answer is made of: by a reply, or by an effect. `id` is the answer's, if it isn't the turn's. */
type Content = Pick<EffectResult, 'blocks' | 'sources' | 'claims' | 'id'>;

/** What has to be done outside the thread to answer this. */
function effectOf(task: Task, written: string): Effect | null {
  const weighing = readWeighingRequest(task);
  if (weighing !== null) return { kind: 'weighing', act: weighing };
  const act = readDecisionRequest(task, written);
  return act === null ? null : { kind: 'decision', act };
}

/** Whether a message changes what the thread has stated. */
function states({ needs, withdrawn, excluded, has }: Reading): boolean {
  return needs.length + withdrawn.length + excluded.length > 0 || has('reset');
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
