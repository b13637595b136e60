import { plain } from '../../answer/answer.ts';
import { restoredFrame } from '../../turn/undo.ts';
import { inventory } from '../intents/memory.ts';
import { offerStarters } from '../opening/starters.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';

/** "start over": it's done, and can be undone for a while if there was anything to forget. */
export function replyReset(task: Task<'help'>, composer: Composer): ReplyOutcome {
  const { frame, undo } = task.conversation;
  composer.add({
    kind: 'headline',
    spans: [plain("Done: I've forgotten what was said here. What do you want to choose?")],
  });
  if (frame !== null || undo !== null) {
    composer.add({ kind: 'note', spans: [plain('Changed your mind? You can undo that for ten minutes.')] });
    composer.choices([{ label: 'Undo', says: 'undo the reset' }]);
  }
  return offerStarters(task, composer);
}

/** It may want to start over, or be talk about it. */
export function replyAskReset(composer: Composer): ReplyOutcome {
  composer.add({
    kind: 'headline',
    spans: [
      plain("Start over? I'd forget the needs and options of this thread. Nothing has changed so far."),
    ],
  });
  composer.choices([{ label: 'Start over', says: 'start over' }]);
  return { ...emptyOutcome, shownTo: 'asker' };
}

export function replyUndoReset({ conversation, author }: Task<'help'>, composer: Composer): ReplyOutcome {
  const { undo, frame: now } = conversation;
  if (undo === null) {
    composer.add({
      kind: 'headline',
      spans: [plain("There's nothing to undo: I keep what was said for ten minutes after you start over.")],
    });
    return { ...emptyOutcome, shownTo: 'asker' };
  }
  const frame = restoredFrame(undo, now);
  composer.add({ kind: 'headline', spans: [plain("It's all back, as it was before you started over.")] });
  composer.add({ kind: 'bullets', items: inventory({ frame, author }, composer) });
  return {
    options: frame.last?.options ?? [],
    main: frame.last?.main ?? null,
    ranking: null,
    declined: false,
  };
}
