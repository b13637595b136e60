import type { Library } from '../../knowledge/queries.ts';
import { mostQuestions, nextQuestion } from '../ranking/guide.ts';
import { caseOf } from '../ranking/scores.ts';
import type { StackPick } from '../ranking/stack-picks.ts';
import type { Reading } from '../understanding/match/reading.ts';
import type { Understanding } from '../understanding/understand.ts';
import {
  type Conversation,
  type Frame,
  type Guide,
  type StatedBy,
  type StatedNeed,
  statedIn,
} from './conversation.ts';
import type { GuideStep } from './intent.ts';
import { restated } from './statements.ts';

/** What a turn does to the guided choice. */
export type GuidedTurn = {
  /** The guided choice as the turn leaves it; null where there is none. */
  readonly guide: Guide | null;
  readonly frame: Frame;
  /** `asks`: asks its next question; `ends`: ends it; `beside`: is about something else while it waits; null: no part of it. */
  readonly turn: 'asks' | 'ends' | 'beside' | null;
  /** The step that was taken, if any. */
  readonly step: GuideStep | null;
  /** The other lines of thought, if it went from one topic to another. */
  readonly earlier?: readonly Frame[];
  /** What a choice of a whole stack comes to, once it has ended. */
  readonly picks?: readonly StackPick[];
};

/** What a message does that's no part of a guided choice. */
export function beside({ framed: { frame } }: Understanding, { guide }: Conversation): GuidedTurn {
  return { guide, frame, turn: null, step: null };
}

/** What a message does to the guided choice of its thread, or whether it begins one. */
export function followGuide(
  library: Library,
  { intent, reading, framed: { frame } }: Understanding,
  { guide: before }: Conversation,
  by: StatedBy,
): GuidedTurn {
  const asksToGuide = intent.kind === 'recommend' && intent.guide !== undefined;
  const over = !asksToGuide && reading.leaves.some((change) => change !== 'back-to');
  const guide = over ? null : before;
  const untouched: GuidedTurn = { guide, frame, turn: null, step: null };
  if (guide !== null && guide.topic !== frame.topic && intent.kind !== 'recommend') return untouched;
  const here = guide !== null && guide.topic === frame.topic ? guide : null;
  const asks = here?.asked != null;
  if (intent.kind !== 'recommend' || intent.asks !== undefined) {
    if (here === null || !asks) return untouched;
    // Recording a decision ends the choice.
    if (intent.kind === 'decide' && intent.step === 'record')
      return { ...untouched, guide: { ...here, asked: null } };
    const after = goOn(library, frame, here);
    return { ...after, turn: after.guide.asked !== null && here.wanted ? 'beside' : null, step: null };
  }
  // "or just tell me what you need": stating needs before the first answer means no questions.
  if (
    here !== null &&
    here.stack === undefined &&
    asks &&
    here.answers.length === 0 &&
    intent.guide === undefined &&
    reading.needs.length > 0
  )
    return { ...untouched, guide: { ...here, asked: null } };
  const wanted = intent.guide ?? impliedStep(intent, frame, reading, asks);
  if (wanted === null) return untouched;
  const step: GuideStep = wanted.kind === 'begin' && asks ? { kind: 'go-on' } : wanted;
  const named = intent.options.filter((id) => !intent.excluded.includes(id));
  const after =
    here === null || step.kind === 'begin'
      ? openGuide(library, frame, named.length > 1 ? named : [], intent.guide !== undefined)
      : takeStep(library, frame, here, { step, by });
  if (after.guide.asked !== null) return { ...after, turn: 'asks', step };
  // If there was nothing to ask from the start, it's an ordinary recommendation.
  return step.kind === 'begin' ? untouched : { ...after, turn: 'ends', step };
}

/** Asking for a pick with nothing stated begins a guided choice. In the middle of one it ends it; stating needs goes on. */
function impliedStep(
  { aspects }: Understanding['intent'],
  frame: Frame,
  reading: Reading,
  asks: boolean,
): GuideStep | null {
  if (asks)
    return {
      kind:
        reading.has('pick') && !reading.has('what-would-change') && reading.needs.length === 0
          ? 'end'
          : 'go-on',
    };
  // What a team has just weighed is enough to answer from.
  const weighed = frame.last?.team?.shares != null;
  // Taking something back isn't asking to be guided.
  const says = aspects.length + reading.unwanted.length + reading.withdrawn.length > 0;
  return frame.needs.length === 0 && !says && !weighed ? { kind: 'begin' } : null;
}

/** A guided choice after a step, and the line of thought with the needs that were confirmed. */
type Guided = { readonly guide: Guide; readonly frame: Frame };

/** Opens a guided choice. It doesn't ask about needs that are stated already. */
function openGuide(library: Library, frame: Frame, options: readonly string[], wanted: boolean): Guided {
  const topic = library.topic.id;
  return goOn(library, frame, { topic, options: [...options], answers: [], asked: null, wanted });
}

/** A step within a guided choice, and who takes it. */
type Step = { readonly step: Exclude<GuideStep, { kind: 'begin' }>; readonly by: StatedBy };

/**
 * Takes one step. A new answer to an earlier question replaces the earlier answer; all others stay, and the next
 * question follows from them.
 */
function takeStep(library: Library, frame: Frame, guide: Guide, { step, by }: Step): Guided {
  switch (step.kind) {
    case 'answer': {
      const need = step.need ?? guide.asked;
      return need === null
        ? { guide, frame }
        : answer(library, frame, guide, { need, says: step.says, ...by });
    }
    case 'back': {
      const at = guide.answers.findIndex(({ need }) => need === guide.asked);
      const before = guide.answers[(at < 0 ? guide.answers.length : at) - 1];
      return { guide: { ...guide, asked: before?.need ?? guide.asked }, frame };
    }
    // Asking about the question means wanting to be guided.
    case 'why':
      return { guide: { ...guide, wanted: true }, frame };
    case 'go-on':
      return goOn(library, frame, guide);
    case 'end':
      return { guide: { ...guide, asked: null }, frame };
    default:
      return step satisfies never;
  }
}

/** Goes on after a message about something else: the next question may be another one now, or none. */
function goOn(library: Library, frame: Frame, guide: Guide): Guided {
  const answers = guide.answers.map((given) =>
    (given.topic ?? guide.topic) === guide.topic &&
    // A yes that was withdrawn in other words is a no.
    given.says === 'yes' &&
    !frame.needs.some(({ need }) => need === given.need)
      ? { ...given, says: 'no' as const }
      : given,
  );
  const again = answers.some(({ need }) => need === guide.asked);
  return again
    ? { guide: { ...guide, answers }, frame }
    : { guide: { ...guide, answers, asked: nextNeed(library, frame, { ...guide, answers }) }, frame };
}

type Given = Guide['answers'][number] & StatedBy;

function answer(library: Library, frame: Frame, guide: Guide, { message, ...given }: Given): Guided {
  const where = guide.stack === undefined ? {} : { topic: guide.topic };
  const before = guide.answers.find(({ need }) => need === given.need);
  const answers =
    before === undefined
      ? [...guide.answers, { ...given, ...where }]
      : guide.answers.map((known) => (known === before ? { ...given, ...where } : known));
  // Needs that others stated outside the guide stay.
  const authors = [given.author, before?.says === 'yes' ? before.author : given.author];
  const others = frame.needs.filter(({ need, author }) => need !== given.need || !authors.includes(author));
  const words = library.need(given.need)?.title ?? given.need;
  const known = frame.needs.find(({ need, author }) => need === given.need && author === given.author);
  const now: StatedNeed = { need: given.need, words, ...statedIn(given.author, message) };
  const mine = given.says === 'yes' ? [restated(known, now)] : [];
  const needs = [...others, ...mine];
  const emphasised = frame.emphasised.filter(({ need }) => needs.some((stated) => stated.need === need));
  const after = { ...frame, needs, emphasised };
  const asked = nextNeed(library, after, { ...guide, answers });
  return { guide: { ...guide, answers, asked, wanted: true }, frame: after };
}

/** The options that a guided choice is about. */
export function candidatesOf(library: Library, { excluded }: Frame, { options }: Guide): string[] {
  const open = options.length > 0 ? options : library.options;
  return open.filter((id) => !excluded.some(({ option }) => option === id));
}

export function nextNeed(library: Library, frame: Frame, guide: Guide): string | null {
  const weighed = caseOf(frame.needs, frame.knows, candidatesOf(library, frame, guide), frame.emphasised);
  const answered = guide.answers.map(({ need }) => need);
  const { stack } = guide;
  if (stack === undefined)
    return nextQuestion(library, weighed, answered, mostQuestions - answered.length)?.need ?? null;
  const known = new Set([...answered, ...frame.needs.map(({ need }) => need)]);
  const gates = stack.gates.filter((need) => !known.has(need));
  const left = stack.upTo - answered.length;
  if (left < 1) return null;
  const implied = { ...weighed, needs: [...new Set([...weighed.needs, ...stack.implied])] };
  const closed = [...answered, ...stack.closed, ...stack.gates];
  return nextQuestion(library, implied, closed, left - gates.length)?.need ?? gates[0] ?? null;
}
