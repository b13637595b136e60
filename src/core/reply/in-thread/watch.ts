import { plain, type Spans, strong } from '../../answer/answer.ts';
import { weaknessesOf } from '../authored/of-pick.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

const mostOptions = 3;
const mostOfOne = 3;

/** What to watch out for with the options that the thread is about, where it came down to none of them. */
export function replyWatch(
  { frame, reading }: Pick<Task, 'frame' | 'reading'>,
  composer: Composer,
): ReplyOutcome | undefined {
  const { library } = composer;
  const named = reading.options.map(({ id }) => id);
  const inFocus = [named, frame.options, frame.last?.options ?? []].find(({ length }) => length > 0) ?? [];
  const about = [...new Set(inFocus)]
    .filter((id) => weaknessesOf(composer, id).length > 0)
    .slice(0, mostOptions);
  if (about.length === 0) return undefined;
  composer.add({
    kind: 'headline',
    spans: [strong(`Watch out for this with ${formatList(about.map(library.nameOf))}:`)],
  });
  composer.add({
    kind: 'bullets',
    items: about.flatMap((id): Spans[] => {
      const all = weaknessesOf(composer, id);
      const shown = about.length === 1 ? all.slice(0, mostOfOne) : all.slice(0, 1);
      return shown.map((text) =>
        about.length === 1
          ? composer.cited(text)
          : [strong(`${library.nameOf(id)}: `), ...composer.cited(text)],
      );
    }),
  });
  composer.add({
    kind: 'note',
    spans: [plain("Tell me what you're building, and I'll say which of it matters there.")],
  });
  composer.choices([{ label: 'Help us choose', says: 'help us choose' }]);
  return outcomeOfLast(frame);
}
