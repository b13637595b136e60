import { plain } from '../../answer/answer.ts';
import { forgetRef } from '../../forms/forget-form.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';

/** "forget me": what that means. Only the button does it, and only for the person who asked. */
export function replyForgetMe({ author }: Task<'help'>, composer: Composer): ReplyOutcome {
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        'I can forget you in this workspace: what you said in its threads, your weights, your recent questions and your ratings all go. In decisions you\'ll be a "former member", votes included.',
      ),
    ],
  });
  composer.add({ kind: 'note', spans: [plain("That can't be undone. Nothing has happened yet.")] });
  composer.choices([{ label: 'Forget me', opens: forgetRef(author) }]);
  return { ...emptyOutcome, shownTo: 'asker' };
}
