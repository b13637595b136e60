import { type CitedText, proseOf } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import { strong } from '../../answer/answer.ts';
import { answersFor } from '../authored/question-answer.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';

/** Verbs that begin an instruction. */
const instructing =
  /^(?:then |first |so )?(?:make|use|look|put|set|run|keep|add|start|write|check|measure|build|move|let|give|take|ask|do|try|split|pin|cache|buy|have|plan|test|queue|turn|begin|pick|log|alert|send|read|upgrade|replace|avoid|don't|load|install|store|call|wrap|raise|lower|count|watch|rehearse|separate|choose|name|note)\b/i;

type Steps = { readonly steps: readonly CitedText[]; readonly others: readonly CitedText[] };

/** What the last answer tells people to do, and what else it says. Undefined if it was to no question, or of several options. */
export function stepsOfLast({ last }: Pick<Task['frame'], 'last'>, library: Library): Steps | undefined {
  const told = last?.told.find(({ kind }) => kind === 'question');
  const answers = told === undefined ? [] : answersFor(library, told.id, told.options);
  const [only] = answers;
  if (only === undefined || answers.length > 1) return undefined;
  const all = [only.answer.first, ...only.answer.then];
  const steps = all.filter((text) => instructing.test(proseOf(text)));
  return { steps, others: all.filter((text) => !steps.includes(text)) };
}

/** What to do about what the last answer was on: what it tells people to do, first. Undefined if it's nothing. */
export function replyWhatNow({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome | undefined {
  const { steps = [], others = [] } = stepsOfLast(frame, composer.library) ?? {};
  const [lead, ...more] = steps;
  if (lead === undefined) return undefined;
  composer.add({ kind: 'headline', spans: [strong('First: '), ...composer.cited(lead)] });
  composer.add({ kind: 'bullets', items: [...more, ...others].map((text) => composer.cited(text)) });
  composer.choices([{ label: 'Help us choose', says: 'help us choose' }]);
  return outcomeOfLast(frame);
}
