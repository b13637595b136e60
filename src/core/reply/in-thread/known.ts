import { plain, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

/** What a team knows speaks for it; what it's for decides. */
export function replyKnown({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome | undefined {
  const known = [...new Set(frame.knows.map(({ option }) => option))];
  if (known.length === 0) return undefined;
  const names = formatList(known.map(composer.library.nameOf));
  composer.add({
    kind: 'headline',
    spans: [
      strong(`That speaks for ${names}.`),
      plain(
        ` I've noted that you know ${known.length === 1 ? 'it' : 'them'}; what you're building decides whether that's enough.`,
      ),
    ],
  });
  composer.choices([
    { label: 'Help us choose', says: 'help us choose' },
    { label: 'What have you heard so far?', says: 'what do you know about us?' },
  ]);
  return outcomeOfLast(frame);
}
