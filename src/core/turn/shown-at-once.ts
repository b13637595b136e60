import { type Answer, mostButtons } from '../answer/answer.ts';
import { screenOf } from '../answer/first-screen.ts';
import type { Effect } from './effect.ts';
import { type Folded, withFolded } from './folded.ts';

/** What an answer tells of having done or looked up: in records, weighings or topics of a team's own, or in the thread itself; null for any other. */
export type ActedOn = Effect['kind'] | 'thread' | null;

type Showing = {
  readonly act: ActedOn;
  /** Whether everyone in the thread sees the answer. */
  readonly isForAll: boolean;
  /** Whether all of it is shown at once where it's read. */
  readonly showsAll: boolean;
};

/** An answer as it's sent, and the rests that its thread then keeps. */
export function shownAtOnce(
  answer: Answer,
  folded: readonly Folded[],
  { act, isForAll, showsAll }: Showing,
): { readonly content: Answer; readonly folded: Folded[] } {
  // A record, a vote, a weighing or a card is no answer to be skimmed: people act on all that it says.
  const isState = act === 'decision' || act === 'weighing' || act === 'topic';
  const whole = isState ? { ...answer, isWhole: true } : answer;
  if (showsAll) return { content: whole, folded: [] };
  const content = act === null ? withRoomForMore(whole) : whole;
  return { content, folded: withFolded(folded, content, { isForAll, isOfRecords: act === 'decision' }) };
}

/** The answer with one choice less if it needs `More`: the last ones matter least. */
function withRoomForMore(answer: Answer): Answer {
  if (screenOf(answer).rest.length === 0) return answer;
  return {
    ...answer,
    blocks: answer.blocks.map((block) =>
      block.kind === 'choices' && block.choices.length >= mostButtons
        ? { ...block, choices: block.choices.slice(0, mostButtons - 1) }
        : block,
    ),
  };
}
