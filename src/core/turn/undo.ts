import type { Reading } from '../understanding/match/reading.ts';
import type { Conversation, Frame, Undo } from './conversation.ts';
import type { Intent } from './intent.ts';
import { latestOfEach } from './statements.ts';

/** How long starting over can be undone, in milliseconds. */
export const undoableFor = 600_000;

/** The conversation without what can't be undone any more. @param at when a message is answered, if time matters */
export function withoutStaleUndo(conversation: Conversation, at: number | undefined): Conversation {
  const { undo } = conversation;
  return undo === null || at === undefined || at <= undo.until
    ? conversation
    : { ...conversation, undo: null };
}

/** What starting over wipes; what was wiped just before stays if there's nothing since. */
function undoAfterReset({ frame, guide, earlier, undo }: Conversation, at: number | undefined): Undo | null {
  return frame === null ? undo : { until: (at ?? 0) + undoableFor, frame, guide, earlier };
}

/** A line of thought that was wiped, with what people have stated since. */
export function restoredFrame({ frame: before }: Undo, now: Frame | null): Frame {
  if (now === null || now.topic !== before.topic) return before;
  const withNew = <T extends { readonly author: string }>(
    old: readonly T[],
    later: readonly T[],
    kindOf: (one: T) => string,
  ): T[] => {
    const isSaidAgain = (one: T): boolean =>
      later.some((again) => again.author === one.author && kindOf(again) === kindOf(one));
    return latestOfEach([...old.filter((one) => !isSaidAgain(one)), ...later], kindOf);
  };
  return {
    ...before,
    needs: withNew(before.needs, now.needs, ({ need }) => need),
    emphasised: withNew(before.emphasised, now.emphasised, ({ need }) => need),
    knows: withNew(before.knows, now.knows, ({ option }) => option),
    excluded: withNew(before.excluded, now.excluded, ({ option }) => option),
  };
}

type LineOfThought = Pick<Conversation, 'frame' | 'guide' | 'earlier' | 'undo'>;

type AfterWhat = {
  readonly intent: Intent;
  readonly reading: Pick<Reading, 'leaves'>;
  /** When the message is answered, if time matters. */
  readonly at: number | undefined;
};

/** What an answer leaves of the line of thought, after a reset or its undoing, too. */
export function withUndo(
  after: Omit<LineOfThought, 'undo'>,
  conversation: Conversation,
  { intent, reading, at }: AfterWhat,
): LineOfThought {
  const { frame, undo } = conversation;
  if (intent.kind === 'help' && intent.about === 'undo-reset' && undo !== null)
    return {
      ...after,
      frame: restoredFrame(undo, frame),
      guide: undo.guide,
      earlier: undo.earlier,
      undo: null,
    };
  return { ...after, undo: reading.leaves.includes('reset') ? undoAfterReset(conversation, at) : undo };
}
