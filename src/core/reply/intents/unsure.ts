import { plain } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/**
 * For messages that the bot isn't sure it understood: one question, with the likeliest meanings as buttons.
 */
export function replyUnsure({ frame, reading }: Task, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const { topic } = library;
  const names = (frame.last?.options ?? topic.options.map(({ id }) => id)).slice(0, 3).map(library.nameOf);
  const [aspect] =
    reading.aspects.length > 0 ? reading.aspects.map(({ id }) => id) : (frame.last?.aspects ?? []);
  const on = aspect === undefined ? '' : ` on ${inSentence(library.aspectTitle(aspect))}`;
  const main = frame.last?.main ?? null;
  composer.add({ kind: 'headline', spans: [plain('I am not sure what you mean. Which of these?')] });
  composer.choices([
    { label: `Compare ${formatList(names)}${on}`.slice(0, 70), says: `compare ${formatList(names)}${on}` },
    ...(main === null
      ? []
      : [{ label: `More on ${library.nameOf(main)}`, says: `tell me about ${library.nameOf(main)}` }]),
    frame.needs.length > 0
      ? { label: 'Which for our needs?', says: 'which should we use for our needs?' }
      : { label: 'Help us choose', says: 'help us choose' },
    { label: 'What can I ask?', says: 'help' },
  ]);
  return { ...emptyOutcome, options: frame.last?.options ?? [], main, declined: true };
}
