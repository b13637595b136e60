import type { Block, Spans } from '../answer/answer.ts';
import type { ReplyOutcome } from '../reply/parts/task.ts';
import { weighingTurn } from '../understanding/decide/weighing-together.ts';
import type { FrameUpdate } from '../understanding/match/frame-tracking.ts';
import { idsOf, unique } from '../understanding/match/references.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { Frame, Last, Team } from './conversation.ts';
import type { Intent } from './intent.ts';

/** What people saw of an answer. */
export type ShownAnswer = { readonly claims: readonly string[]; readonly blocks: readonly Block[] };

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
  if (isAside(intent)) {
    const points = intent.kind === 'source' ? pointsOf(shown.blocks) : [];
    // "the second point" counts along what was shown last.
    return frame.last === null || points.length === 0 ? frame : { ...frame, last: { ...frame.last, points } };
  }
  return {
    ...frame,
    options: optionsInFocus(understood),
    aspects: intent.kind === 'decide' && intent.aspects.length === 0 ? frame.aspects : [...intent.aspects],
    last: {
      answer,
      intent: intent.kind === 'decide' && intent.step === 'weigh' ? weighingTurn : intent.kind,
      named: [...intent.options],
      options: [...outcome.options],
      main: outcome.main,
      aspects: [...intent.aspects],
      claims: [...shown.claims],
      points: pointsOf(shown.blocks),
      ...rankingAfter(intent, outcome, frame.last),
      alternatives: [...intent.alternatives],
    },
  };
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

/** What was only supposed to be needed is forgotten with the answer. */
function withoutSupposed({ frame, supposed }: FrameUpdate): Frame {
  return supposed.length === 0
    ? frame
    : { ...frame, needs: frame.needs.filter(({ need }) => !supposed.includes(need)) };
}

function isAside(intent: Intent): boolean {
  return (
    intent.kind === 'smalltalk' ||
    (intent.kind === 'out_of_scope' && intent.because !== 'alternative') ||
    intent.kind === 'help' ||
    intent.kind === 'list' ||
    intent.kind === 'follow_up' ||
    intent.kind === 'source'
  );
}

/** Several options named, or one that corrects an earlier one, replace those in focus; a single one joins them. */
function optionsInFocus({ intent, framed, reading }: Understanding): string[] {
  const named = idsOf(reading.options);
  const corrects = reading.has('correction') && named.length === 1;
  if (named.length > 1 || corrects) return named;
  const understood = intent.options.length === 1 ? intent.options : [];
  return unique([...framed.frame.options, ...(named.length > 0 ? named : understood)]);
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
