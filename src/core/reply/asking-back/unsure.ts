import { plain } from '../../answer/answer.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { stemOf } from '../../understanding/text/stem.ts';
import { quoteOf } from '../opening/quote.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { nearestReadings } from './nearest-readings.ts';

/**
 * For a message that wasn't understood: which words, and the nearest readings as buttons. What the thread was about
 * stays as it is.
 *
 * @param missed the words, as typed; empty if none stands out
 */
export function replyUnsure(
  task: Pick<Task, 'frame' | 'reading'>,
  missed: readonly string[],
  composer: Composer,
): ReplyOutcome {
  const { frame, reading } = task;
  const words = formatList(missed.map((word) => quoteOf(word)).filter((word) => word !== ''));
  const whole = quoteOf(reading.written) || 'that';
  // Quoting a whole sentence in which every word is known says nothing.
  const first = words || 'that';
  const choices = nearestReadings(task, missed, composer);
  const asks = choices.length > 1 ? 'Did you mean one of these?' : 'Did you mean this?';
  // "graceful shutdown?" is plain enough.
  const isPlain =
    missed.length > 0 && missed.every(isKnown) && frame.last !== null && asksNothingElse(reading);
  const lines = isPlain
    ? [`I have nothing on ${first}.`, `I have nothing on ${first} either.`]
    : [first, whole].flatMap((what) => [
        `I didn't get ${what}. ${asks}`,
        `I don't get ${what} either. ${asks}`,
      ]);
  const line = lines.find((one) => !composer.isSaid(one)) ?? lines[0] ?? '';
  composer.add({ kind: 'headline', spans: [plain(line)] });
  composer.choices(choices);
  return {
    ...emptyOutcome,
    options: frame.last?.options ?? [],
    main: frame.last?.main ?? null,
    declined: true,
  };
}

function isKnown(word: string): boolean {
  const text = word.toLowerCase();
  return isFamiliar(text, stemOf(text));
}

/** Whether a word or two are all that's asked about. */
function asksNothingElse({ words }: Task['reading']): boolean {
  const plain = words.filter(({ mark }) => !mark);
  return words.at(-1)?.text === '?' && plain.length <= mostNamed;
}
const mostNamed = 3;
