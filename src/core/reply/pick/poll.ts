import { sentencesOf } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { rank } from '../../ranking/scores.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';

/** A poll between options as a text to paste: what's counted here is for or against one draft. */
export function replyPoll(
  { intent, frame }: Pick<Task, 'intent' | 'frame'>,
  composer: Composer,
): ReplyOutcome {
  const { library } = composer;
  const named = intent.options.length > 1 ? intent.options : frame.options;
  const options = named.length > 1 ? named : library.options;
  const weighed = standingCase(library, frame);
  const order =
    weighed === null
      ? options
      : rank(library, weighed)
          .ranked.map(({ option }) => option)
          .filter((option) => options.includes(option));
  composer.add({
    kind: 'headline',
    spans: [strong('To paste as a poll:'), plain(` which ${library.topic.noun.one} do we take?`)],
  });
  composer.add({
    kind: 'bullets',
    items: (order.length > 1 ? order : options).map(
      (option, at): Spans => [strong(`${at + 1} ${library.nameOf(option)}: `), ...forIt(option, composer)],
    ),
  });
  composer.add({
    kind: 'note',
    spans: [
      plain(
        "I can't count it: I count votes for or against one draft. Name an option, and I draft it. Or weigh it together, each in private.",
      ),
    ],
  });
  composer.choices([
    ...order.slice(0, 2).map((option) => ({
      label: `Draft a record: ${library.nameOf(option)}`,
      says: `we go with ${library.nameOf(option)}`,
    })),
  ]);
  return { ...emptyOutcome, options: order, main: order[0] ?? null, ranking: frame.last?.ranking ?? null };
}

/** What an option is made for, in a line. */
function forIt(option: string, { library, cited }: Composer): Spans {
  const [overview] = library.topic.overview;
  const [made] = sentencesOf(overview === undefined ? [] : (library.brief(option, overview)?.text ?? []));
  const text = library.readers(option)?.line ?? made;
  return text === undefined ? [plain('.')] : cited(text);
}
