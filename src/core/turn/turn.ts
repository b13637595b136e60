import { libraryOf } from '../../knowledge/queries.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { type Answer, type Block, plain } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import { readDecisionRequest } from '../decisions/ask/read-request.ts';
import { resumeGuide } from '../reply/intents/guided.ts';
import { replyUnsure } from '../reply/intents/unsure.ts';
import { openComposer } from '../reply/parts/composer.ts';
import type { Outcome, Task } from '../reply/parts/task.ts';
import { reply } from '../reply/reply.ts';
import { weighingTurn } from '../understanding/decide/weighing-together.ts';
import type { Found } from '../understanding/match/reading.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import { readLimit } from '../understanding/text/words.ts';
import { type Understanding, understand } from '../understanding/understand.ts';
import { readWeighingRequest } from '../weighings/read-request.ts';
import { type Conversation, type Frame, keptTraces, silentRule, type Trace } from './conversation.ts';
import type { Effect, EffectResult } from './effect.ts';
import { followGuide } from './guided-choice.ts';
import type { Intent } from './intent.ts';
import type { Question } from './question.ts';

/** What one message led to. `answer` is null where silence is right; `silence` then says why. */
export type Turn = {
  /** Of the answer, whether it is given or not: the same turn on the same data has the same. */
  readonly id: string;
  readonly intent: Intent;
  /**
   * What the shell has to do before this turn can answer; null where it answers by itself. It finishes with what
   * came of it, or without where that has nothing to say.
   */
  readonly effect: { readonly what: Effect; readonly finish: (spoken: EffectResult | null) => Turn } | null;
  readonly answer: Answer | null;
  readonly silence: string | null;
  /** Needs that this message states or asks about. */
  readonly needs: readonly string[];
  readonly conversation: Conversation;
};

/**
 * Below the first share of likelihood a reading is asked about and not guessed (on the training splits one in
 * six of such readings is right); below the second, where words are strange, no option is named and nothing
 * came before.
 */
const askBelow = { always: 0.15, amongStrangers: 0.45 } as const;

function isUnsure({ confidence, reading, framed, intent }: Understanding): boolean {
  const strangers =
    reading.strange > 0 &&
    reading.options.length === 0 &&
    !framed.hasContext &&
    intent.kind !== 'out_of_scope';
  return confidence < (strangers ? askBelow.amongStrangers : askBelow.always);
}

/**
 * The heart: a message in a conversation leads to an answer and to the conversation after it. Pure and
 * synchronous: the same arguments give the same turn, on any machine, at any time.
 *
 * @param conversation what earlier turns left; never changed
 * @param question what was written
 * @param knowledge checked data
 */
export function takeTurn(conversation: Conversation, question: Question, knowledge: Knowledge): Turn {
  const understood = understand(question, conversation, knowledge);
  const { intent, reading, silence } = understood;
  const needs = unique(idsOf([...reading.needs, ...reading.askedNeeds]));
  const id = answerId(conversation, question, knowledge);
  if (silence !== null) {
    return {
      id,
      intent,
      effect: null,
      answer: null,
      silence,
      needs,
      conversation: {
        ...conversation,
        turns: conversation.turns + 1,
        traces: keep(conversation.traces, traceOf(id, understood, [], knowledge, silence)),
      },
    };
  }
  const library = libraryOf(reading.topic);
  const guided = followGuide(library, understood, conversation, question.author);
  const framed =
    guided.frame === understood.framed.frame
      ? understood.framed
      : { ...understood.framed, frame: guided.frame };
  const understanding: Understanding = { ...understood, framed };
  const composer = openComposer(library);
  if (question.words.length > readLimit) {
    composer.add({
      kind: 'note',
      spans: [plain(`I read the first ${readLimit.toLocaleString('en')} characters of that.`)],
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
  };
  const end = (said: Said, outcome: Outcome): Turn => ({
    id,
    intent,
    effect: null,
    answer: {
      id: said.id ?? id,
      blocks: said.blocks.filter(hasContent),
      sources: said.sources,
      declined: outcome.declined,
      ranking: outcome.ranking,
    },
    silence: null,
    needs,
    conversation: {
      ...conversation,
      turns: conversation.turns + 1,
      guide: guided.guide,
      frame: remember(understanding, outcome, said.id ?? id, said.claims),
      earlier: [...framed.earlier],
      traces: keep(conversation.traces, traceOf(said.id ?? id, understanding, said.claims, knowledge, null)),
    },
  });
  const unsure = isUnsure(understanding);
  const what = unsure ? null : effectOf(task, question.words);
  if (what !== null) {
    const finish = (spoken: EffectResult | null): Turn =>
      spoken === null
        ? end(composer, reply(task, composer))
        : end(spoken, { ...spoken, ranking: spoken.ranking ?? null });
    return { id, intent, effect: { what, finish }, answer: null, silence: null, needs, conversation };
  }
  const outcome = unsure ? replyUnsure(task, composer) : reply(task, composer);
  if (guided.turn === 'beside' && guided.guide !== null) resumeGuide(composer, guided.guide);
  return end(composer, outcome);
}

/** What an answer is made of, whoever wrote it. */
type Said = Pick<EffectResult, 'blocks' | 'sources' | 'claims' | 'id'>;

/** What has to be done outside of the thread to answer this. */
function effectOf(task: Task, written: string): Effect | null {
  const weighing = readWeighingRequest(task);
  if (weighing !== null) return { kind: 'weighing', act: weighing };
  const act = readDecisionRequest(task, written);
  return act === null ? null : { kind: 'decision', act };
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

function traceOf(
  answer: string,
  { reading, rules, intent }: Understanding,
  claims: readonly string[],
  knowledge: Knowledge,
  silence: string | null,
): Trace {
  const named: string[] = [];
  const name = (as: string, all: readonly Found[]): void => {
    // Joined: an engine keeps text that is put together by signs as a tree of its pieces, and a trace is kept.
    for (const found of all) named.push([as, found.id, ' ("', reading.typed(found), '")'].join(''));
  };
  name('', reading.options);
  name('not ', reading.excluded);
  name('', reading.alternatives);
  name('aspect ', reading.aspects);
  name('need ', reading.needs);
  name('no longer ', reading.withdrawn);
  return {
    answer,
    rules: [...rules, silence === null ? intent.kind : silentRule(silence)],
    matched: named.slice(0, 30),
    claims: [...claims],
    knowledge: knowledge.version,
  };
}

function keep(traces: readonly Trace[], trace: Trace): Trace[] {
  return [...traces, trace].slice(-keptTraces);
}

/** What later turns may refer to. Talk beside the point leaves the line of thought as it was. */
function remember(
  { intent, framed, reading }: Understanding,
  outcome: Outcome,
  answer: string,
  claims: readonly string[],
): Frame | null {
  const { frame } = framed;
  if (intent.kind === 'help' && intent.about === 'reset') return null;
  if (
    intent.kind === 'smalltalk' ||
    (intent.kind === 'out_of_scope' && intent.because !== 'alternative') ||
    intent.kind === 'help' ||
    intent.kind === 'list' ||
    intent.kind === 'follow_up' ||
    intent.kind === 'source'
  )
    return frame;
  const named = idsOf(reading.options);
  const corrected = reading.has('correction') && named.length === 1;
  // "why?" does not undo what was ranked.
  const kept = intent.kind === 'explain' && intent.why;
  const spoken =
    named.length > 1 || corrected
      ? named
      : unique([
          ...frame.options,
          ...(named.length > 0 ? named : intent.options.length === 1 ? intent.options : []),
        ]);
  return {
    ...frame,
    options: spoken,
    aspects: intent.kind === 'decide' && intent.aspects.length === 0 ? frame.aspects : [...intent.aspects],
    last: {
      answer,
      intent: intent.kind === 'decide' && intent.step === 'weigh' ? weighingTurn : intent.kind,
      named: [...intent.options],
      options: [...outcome.options],
      main: outcome.main,
      aspects: [...intent.aspects],
      claims: [...claims],
      ranking: outcome.ranking !== null ? [...outcome.ranking] : kept ? (frame.last?.ranking ?? null) : null,
      team: outcome.ranking !== null ? (outcome.team ?? null) : kept ? (frame.last?.team ?? null) : null,
      alternatives: [...intent.alternatives],
    },
  };
}
