import type { AskOutcome, AskRequest } from './ask-request.ts';
import type { Gaps } from './gaps.ts';
import type { People } from './recent-questions.ts';

export type RememberParts = {
  readonly gaps: Gaps;
  readonly people: People;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Keeps what an outcome means outside its thread: a gap in the data, the person's recent questions. */
export function createRemember({ gaps, people, now }: RememberParts) {
  return async (request: AskRequest, outcome: AskOutcome): Promise<void> => {
    if (outcome.kind !== 'answered') return;
    const { intent, answer, gap, meant, conversation: after } = outcome;
    const { workspace, words, author, conversation, place = null } = request;
    if (meant !== null && request.isPress === true) await gaps.meant(workspace, meant);
    // Small talk doesn't ask about the data.
    if (intent.kind === 'smalltalk' || intent.kind === 'help' || intent.kind === 'follow_up') return;
    const closed = request.isPrivate === true || place?.closed === true;
    const topic = after.frame?.topic ?? null;
    if (gap !== null || answer.declined)
      await gaps.record(workspace, { intent, words, closed, near: gap, topic });
    // Nobody said what a button stands for, and a list isn't worth coming back to.
    if (request.isPress === true || outcome.shownTo === 'asker') return;
    await people.asked(workspace, author, { words, conversation, answer: answer.id, place, at: now() });
  };
}
