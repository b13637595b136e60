import { libraryOf } from '../../knowledge/queries.ts';
import type { Topic } from '../../knowledge/schema.ts';
import {
  impliedBy,
  isWanted,
  pickStack,
  type StackPick,
  settledBy,
  stackTopics,
} from '../ranking/stack-picks.ts';
import { withShared } from '../understanding/match/frame-tracking.ts';
import type { Understanding } from '../understanding/understand.ts';
import {
  type Conversation,
  type Frame,
  type Guide,
  keptFrames,
  newFrame,
  type StatedBy,
} from './conversation.ts';
import { followGuide, type GuidedTurn, nextNeed } from './guided-choice.ts';

/** Asked more questions than this for a whole stack, people would rather choose its parts one by one. */
export const mostStackQuestions = 8;

/** A thread in the middle of choosing a stack: the line of thought of the current part, and the others. */
type Place = { readonly guide: Guide; readonly frame: Frame; readonly earlier: readonly Frame[] };

/** What a message does to the guided choice of its thread, of one topic or of a whole stack. */
export function followChoice(
  topics: readonly Topic[],
  understood: Understanding,
  conversation: Conversation,
  by: StatedBy,
): GuidedTurn {
  const { intent, reading, framed } = understood;
  const [first] = stackTopics(topics);
  if (intent.kind === 'recommend' && intent.guide?.kind === 'begin' && intent.guide.stack === true) {
    if (first !== undefined) return begin(topics, first, framed, reading.needs.length >= enoughHeard);
  }
  const guided = followGuide(libraryOf(reading.topic), understood, conversation, by);
  const { guide, turn, step } = guided;
  if (guide?.stack === undefined || guide === conversation.guide) return guided;
  const place = { guide, frame: guided.frame, earlier: framed.earlier };
  if (step?.kind === 'end') return end(topics, place, guided);
  if (step?.kind === 'back') return { ...guided, ...wentBack(topics, place) };
  if (guide.asked !== null) return guided;
  // What's said beside the questions leaves the choice where it is.
  if (turn === null) return { ...guided, guide: { ...guide, asked: conversation.guide?.asked ?? null } };
  const next = goOn(topics, place);
  return next === undefined ? end(topics, place, guided) : { ...guided, ...next, turn: 'asks' };
}

/** Who asks for a stack and states so many needs is told what they lead to, and asked nothing. */
const enoughHeard = 2;

function begin(
  topics: readonly Topic[],
  first: Topic,
  { frame, earlier }: Pick<Understanding['framed'], 'frame' | 'earlier'>,
  isTold: boolean,
): GuidedTurn {
  const entered = enter(frame, earlier, first);
  const empty: Guide = { topic: first.id, options: [], answers: [], asked: null, wanted: true };
  const place = ask(topics, first, { ...entered, guide: empty });
  const step = { kind: 'begin', stack: true } as const;
  if (isTold) return end(topics, { ...entered, guide: empty }, { ...place, turn: 'ends', step });
  if (place.guide.asked !== null) return { ...place, turn: 'asks', step };
  const next = goOn(topics, place);
  const base: GuidedTurn = { ...place, turn: 'asks', step };
  return next === undefined ? end(topics, place, base) : { ...base, ...next };
}

/** The line of thought of a topic, with what's heard in all; the one before joins the others. */
function enter(
  frame: Frame,
  earlier: readonly Frame[],
  topic: Topic,
): { readonly frame: Frame; readonly earlier: readonly Frame[] } {
  if (frame.topic === topic.id) return { frame, earlier };
  const at = earlier.findLastIndex((one) => one.topic === topic.id);
  const others = [...earlier.filter((_, index) => index !== at), frame].slice(-keptFrames);
  return { frame: withShared(earlier[at] ?? newFrame(topic.id), others, topic), earlier: others };
}

/** What's asked first in a part. */
function ask(topics: readonly Topic[], topic: Topic, { guide, frame, earlier }: Place): Place {
  const frames = [frame, ...earlier];
  const parts = stackTopics(topics);
  const picks = picksBefore(topics, topic, frames);
  const gates = parts.flatMap(({ stack }) => {
    const need = stack?.onlyIf;
    return need !== undefined && topic.needs.some(({ id }) => id === need) ? [need] : [];
  });
  const later = parts.filter(
    (part) =>
      (part.stack?.place ?? 0) >= (topic.stack?.place ?? 0) &&
      (isOpen(part, guide) || isWanted(part, frames)) &&
      settledBy(part, picks) === undefined,
  );
  const asked = guide.answers.length;
  const share = Math.ceil((mostStackQuestions - asked - gates.length) / Math.max(1, later.length));
  const stack = {
    upTo: Math.min(mostStackQuestions, asked + gates.length + share),
    gates,
    implied: [...impliedBy(topic, picks)],
    closed: (topic.stack?.follows ?? []).map(({ need }) => need),
  };
  const entered: Guide = { ...guide, topic: topic.id, stack, asked: null };
  return { guide: { ...entered, asked: nextNeed(libraryOf(topic), frame, entered) }, frame, earlier };
}

/** Whether nobody has answered yet if a part is needed. */
function isOpen({ stack }: Topic, { answers }: Guide): boolean {
  return !answers.some(({ need }) => need === stack?.onlyIf);
}

function picksBefore(topics: readonly Topic[], topic: Topic, frames: readonly Frame[]): readonly StackPick[] {
  const before = stackTopics(topics).filter(({ stack }) => (stack?.place ?? 0) < (topic.stack?.place ?? 0));
  const ids = new Set(before.map(({ id }) => id));
  return pickStack(topics, frames).filter((pick) => ids.has(pick.topic));
}

/** The next part that there's something to ask in; undefined if there's none. */
function goOn(topics: readonly Topic[], place: Place): Place | undefined {
  const parts = stackTopics(topics);
  let at = parts.findIndex(({ id }) => id === place.guide.topic);
  let here = place;
  for (at++; at < parts.length; at++) {
    const part = parts[at];
    if (part === undefined || here.guide.answers.length >= mostStackQuestions) return undefined;
    const frames = [here.frame, ...here.earlier];
    if (!isWanted(part, frames) || settledBy(part, picksBefore(topics, part, frames)) !== undefined) continue;
    here = ask(topics, part, { ...here, ...enter(here.frame, here.earlier, part) });
    if (here.guide.asked !== null) return here;
  }
  return undefined;
}

/** "go back" from the first question of a part leads to the last one of the part before. */
function wentBack(topics: readonly Topic[], { guide, frame, earlier }: Place): Partial<GuidedTurn> {
  const given = guide.answers.find(({ need }) => need === guide.asked);
  const topic = topics.find(({ id }) => id === given?.topic);
  if (topic === undefined || topic.id === guide.topic) return {};
  const place = ask(topics, topic, { guide, ...enter(frame, earlier, topic) });
  return { ...place, guide: { ...place.guide, asked: guide.asked } };
}

/** The answer: what's picked for each part. Each topic's line of thought remembers its own. */
function end(topics: readonly Topic[], { guide, frame, earlier }: Place, guided: GuidedTurn): GuidedTurn {
  const [first] = stackTopics(topics);
  const entered =
    first === undefined ? { frame, earlier } : enter(frame, withMissing(topics, [...earlier], frame), first);
  const picks = pickStack(topics, [entered.frame, ...entered.earlier]);
  const known = (one: Frame): Frame => {
    const pick = picks.find(({ topic, isSettled }) => topic === one.topic && !isSettled);
    return pick === undefined ? one : { ...one, last: lastOf(pick) };
  };
  return {
    ...guided,
    guide: { ...guide, topic: entered.frame.topic, asked: null },
    frame: entered.frame,
    earlier: entered.earlier.map(known),
    turn: 'ends',
    picks,
  };
}

/** Lines of thought for the parts that nobody has spoken of, with what's heard in all. */
function withMissing(topics: readonly Topic[], earlier: readonly Frame[], frame: Frame): readonly Frame[] {
  const all = [frame, ...earlier];
  const missing = stackTopics(topics)
    .filter((topic) => isWanted(topic, all) && !all.some((one) => one.topic === topic.id))
    .map((topic) => withShared(newFrame(topic.id), all, topic));
  return [...missing, ...earlier];
}

function lastOf({ id, ranked }: StackPick): NonNullable<Frame['last']> {
  return {
    answer: '',
    intent: 'recommend',
    named: [],
    options: [...ranked],
    main: id,
    aspects: [],
    claims: [],
    points: [],
    ranking: [...ranked],
    team: null,
    alternatives: [],
    told: [],
  };
}
