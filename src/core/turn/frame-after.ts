import type { Block, Spans } from '../answer/answer.ts';
import type { ReplyOutcome } from '../reply/parts/task.ts';
import { weighingTurn } from '../understanding/acts/weighing-acts.ts';
import type { FrameUpdate } from '../understanding/match/frame-tracking.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { Frame, Last, Team } from './conversation.ts';
import type { Intent } from './intent.ts';

/** What people saw of an answer. */
type ShownAnswer = { readonly claims: readonly string[]; readonly blocks: readonly Block[] };

/** What later turns may refer to after an answer. Small talk and asides leave the line of thought as it was. */
export function frameAfter(
  understood: Understanding,
  outcome: ReplyOutcome,
  answer: string,
  shown: ShownAnswer,
): Frame | null {
  const { intent, framed } = understood;
  const frame = withoutSupposed(framed);
  if (intent.kind === 'help' && intent.about === 'reset') return null;
  if (isAside(intent) && !isOwnRanking(intent, outcome)) {
    const points = intent.kind === 'source' ? pointsOf(shown.blocks) : [];
    if (frame.last === null) return { ...frame, last: firstSubject(intent, outcome, answer, points) };
    // "the second point" counts along what was shown last.
    return points.length === 0 ? frame : { ...frame, last: { ...frame.last, points } };
  }
  return {
    ...frame,
    // A choice of a whole stack may have gone on to another topic than the message was read in.
    ...(frame.topic === understood.reading.topic.id ? focusAfter(understood) : {}),
    aspects: intent.kind === 'decide' && intent.aspects.length === 0 ? frame.aspects : [...intent.aspects],
    ...moveAfter(outcome, frame),
    last: {
      answer,
      intent: intentAfter(intent),
      named: [...namedAfter(intent, frame)],
      options: [...outcome.options],
      main: outcome.main,
      // "the team wants django" asks about no aspect.
      aspects: intent.kind === 'follow_up' ? [] : [...intent.aspects],
      claims: [...shown.claims],
      points: pointsOf(shown.blocks),
      ...rankingAfter(intent, outcome, frame.last),
      alternatives: [...intent.alternatives],
      told: [...(outcome.told ?? [])],
    },
  };
}

/** With nothing before it, an aside is what comes next refers to: "the second?" after a list, "and docker?" after a refusal. */
function firstSubject(
  intent: Intent,
  { options, main, told }: ReplyOutcome,
  answer: string,
  points: string[][],
): Last | null {
  const named = intent.kind === 'list' ? [] : intent.options;
  if (named.length === 0 && intent.kind !== 'list') return null;
  const [only, ...others] = named;
  return {
    answer,
    intent: intent.kind,
    named: [...named],
    options: [...(named.length > 0 ? named : options)],
    main: only !== undefined && others.length === 0 ? only : main,
    aspects: [...intent.aspects],
    claims: [],
    points,
    ranking: null,
    team: null,
    alternatives: [],
    told: [...(told ?? [])],
  };
}

/** What the last answer was, for later turns: options told of to somebody who decides were set side by side, or explained. */
function intentAfter(intent: Intent): string {
  if (intent.kind === 'decide' && intent.step === 'weigh') return weighingTurn;
  if (intent.kind === 'decide' && intent.step === 'topic') return 'recommend';
  if (intent.kind === 'follow_up') return intent.options.length > 1 ? 'compare' : 'explain';
  return intent.kind;
}

/** The move that the thread is about: until it comes to a pick, which weighs anew. */
function moveAfter({ told, ranking }: ReplyOutcome, { move }: Frame): Pick<Frame, 'move'> {
  const [from, to] = told?.find(({ kind }) => kind === 'move')?.options ?? [];
  if (from !== undefined && to !== undefined) return { move: [from, to] };
  return ranking === null && move !== undefined ? { move } : {};
}

/** At most this many points, and claims of each, are kept. */
const keptPoints = 8;
const keptClaims = 3;

/** The claims that each bullet or row cites; those without any don't count. */
function pointsOf(blocks: readonly Block[]): string[][] {
  return blocks
    .flatMap((block): Spans[] => {
      if (block.kind === 'bullets') return [...block.items];
      return block.kind === 'table' ? block.rows.map(({ cells }) => cells.flat()) : [];
    })
    .map((spans) => unique(spans.flatMap((span) => (span.kind === 'citation' ? [span.claim] : []))))
    .map((claims) => claims.filter((claim) => claim !== '').slice(0, keptClaims))
    .filter(({ length }) => length > 0)
    .slice(0, keptPoints);
}

/** What was only supposed to be needed, or not to be, is forgotten with the answer. */
function withoutSupposed({ frame, supposed, suspended }: FrameUpdate): Frame {
  return supposed.length + suspended.length === 0
    ? frame
    : { ...frame, needs: [...suspended, ...frame.needs.filter(({ need }) => !supposed.includes(need))] };
}

/** Closing the ratings of a topic of the team's own answers which option it comes down to. */
function isOwnRanking(intent: Intent, { ranking }: ReplyOutcome): boolean {
  return intent.kind === 'decide' && intent.step === 'topic' && ranking !== null && ranking.length > 0;
}

function isAside(intent: Intent): boolean {
  return (
    (intent.kind === 'decide' && intent.step === 'topic') ||
    intent.kind === 'smalltalk' ||
    (intent.kind === 'out_of_scope' && intent.because !== 'alternative') ||
    intent.kind === 'help' ||
    intent.kind === 'list' ||
    (intent.kind === 'follow_up' && intent.wants !== 'pitch') ||
    intent.kind === 'source'
  );
}

/** "what would make Flask win?" names no other candidates than before. */
function namedAfter(intent: Intent, { last }: Frame): readonly string[] {
  return intent.kind === 'recommend' && intent.asks !== undefined ? (last?.named ?? []) : intent.options;
}

type Focus = Pick<Frame, 'options' | 'chooses'>;

/**
 * Several options named, or one that corrects an earlier one, replace those in focus. A single one joins them, unless
 * they are the sides of a choice and it's only asked about.
 */
export function focusAfter({ intent, framed, reading }: Understanding): Focus {
  const { options: known, chooses } = framed.frame;
  const isBeside = intent.kind === 'out_of_scope';
  // "and vs django ninja?" adds nothing to a choice of others.
  const namesCompanion = isBeside || (chooses === 'some' && reading.options.length === 1);
  const named = idsOf(reading.options.filter((option) => !namesCompanion || !isCompanion(option, reading)));
  const focus = (options: string[], among: Frame['chooses']): Focus =>
    among === undefined ? { options } : { options, chooses: among };
  if (named.length > 1) return focus(named, 'some');
  if (reading.has('correction') && named.length === 1) return focus(named, undefined);
  if (reading.has('three') && named.length === 0) return focus([], 'all');
  const understood = intent.options.length === 1 ? intent.options : [];
  const joined = unique([...known, ...(named.length > 0 ? named : understood)]);
  if (ranksAll(intent) && (chooses !== 'some' || intent.kind === 'recommend')) return focus(joined, 'all');
  const byTheWay = named.length < reading.options.length;
  const stays = chooses === 'some' ? byTheWay || !proposes(intent, reading) : isBeside && known.length > 0;
  return focus(stays ? [...known] : joined, chooses);
}

/** "django ninja" names Django only by the way. */
function isCompanion({ from }: { readonly from: number }, { alternatives }: Reading): boolean {
  return alternatives.some((product) => product.from === from);
}

function ranksAll(intent: Intent): boolean {
  return (
    (intent.kind === 'compare' || (intent.kind === 'recommend' && intent.asks === undefined)) &&
    intent.options.length === 0
  );
}

/** Longer messages ask something about the option. */
const longestProposal = 5;

/** "and fastapi?", "would fastapi be better?": it's to be weighed with the others. */
function proposes(intent: Intent, { has, aspects, words }: Reading): boolean {
  if (intent.kind === 'compare' || intent.kind === 'recommend') return true;
  const length = words.filter(({ mark }) => !mark).length;
  return (
    intent.kind === 'explain' &&
    !intent.why &&
    has('and') &&
    aspects.length === 0 &&
    length <= longestProposal
  );
}

function rankingAfter(
  intent: Intent,
  outcome: ReplyOutcome,
  last: Last | null,
): { readonly ranking: string[] | null; readonly team: Team | null } {
  if (outcome.ranking !== null) return { ranking: [...outcome.ranking], team: outcome.team ?? null };
  // "why?" doesn't undo a ranking.
  const stays = intent.kind === 'explain' && intent.why;
  return { ranking: stays ? (last?.ranking ?? null) : null, team: stays ? (last?.team ?? null) : null };
}
