import { emphasis, plain, strong } from '../../answer/answer.ts';
import { replyNoted } from '../asking-back/noted.ts';
import { onOneLine } from '../opening/quote.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { stepsOfLast } from './what-now.ts';

/** What's told of how things are, after an answer that says what to do: that first step stays. Else it's noted. */
export function replyCircumstances(task: Pick<Task, 'frame' | 'reading'>, composer: Composer): ReplyOutcome {
  const { frame, reading } = task;
  const [step] = stepsOfLast(frame, composer.library)?.steps ?? [];
  if (step === undefined || frame.last?.ranking != null) return replyNoted(task, composer);
  composer.add({
    kind: 'headline',
    spans: [
      plain('Noted: '),
      emphasis(onOneLine(reading.written)),
      plain(". That alone doesn't tell me the cause."),
    ],
  });
  composer.add({ kind: 'bullets', items: [[strong("First I'd still: "), ...composer.cited(step)]] });
  composer.choices([{ label: 'So what do we do?', says: 'so what do we do?' }]);
  return outcomeOfLast(frame);
}
