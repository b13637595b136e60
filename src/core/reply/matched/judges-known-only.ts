import { asksForAdvice, stanceOf, yesNoQuestion } from '../../meaning/asked/yes-no.ts';
import type { Task } from '../parts/task.ts';

/** "is falcon worth a look?": which way the facts on it lean is the answer, rather than any one of them. */
export function judgesKnownOnly({ intent, reading }: Pick<Task, 'intent' | 'reading'>): boolean {
  const sentence = yesNoQuestion(reading.written);
  return (
    intent.kind === 'out_of_scope' &&
    intent.because === 'alternative' &&
    intent.alternatives.length === 1 &&
    intent.options.length + intent.aspects.length === 0 &&
    sentence !== undefined &&
    asksForAdvice(stanceOf(sentence))
  );
}
