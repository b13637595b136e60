import type { QuestionAnswer } from '../../../knowledge/authored-schema.ts';
import { sentencesOf } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import { type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { verdictFirst } from './verdict-first.ts';

/** An answer written for a question, and the option that it's about; null for all of them. */
type WrittenAnswer = { readonly option: string | null; readonly answer: QuestionAnswer };

/**
 * The answer written for a question: of the options that are named or in focus, else the general one, else one line for each
 * option that has one. Empty if nothing is written.
 */
export function answersFor(
  library: Library,
  question: string,
  named: readonly string[],
): readonly WrittenAnswer[] {
  const known = library.topic.questions.find(({ id }) => id === question);
  if (known === undefined) return [];
  const own = known.answers ?? {};
  const written = (options: readonly string[]): WrittenAnswer[] =>
    options.flatMap((option) => {
      const answer = own[option];
      return answer === undefined ? [] : [{ option, answer }];
    });
  const general = library.answerTo(question, null);
  const ofNamed = written(named);
  if (ofNamed.length === 1 && named.length === 1) return ofNamed;
  if (general !== undefined) return [{ option: null, answer: general }];
  return ofNamed.length > 0 ? ofNamed : written(library.options);
}

/** Puts the first line of an answer first, then what follows; of several options, a line each. */
export function replyQuestion(
  { intent }: Pick<Task, 'intent'>,
  composer: Composer,
  question: string,
  answers: readonly WrittenAnswer[],
): ReplyOutcome {
  const { library } = composer;
  const [lead, ...others] = answers;
  if (lead !== undefined && others.length === 0) {
    composer.add({ kind: 'headline', spans: verdictFirst(composer.cited(lead.answer.first)) });
    composer.add({ kind: 'bullets', items: lead.answer.then.map((text) => composer.cited(text)) });
  } else {
    const line = ({ option, answer }: WrittenAnswer): Spans => [
      ...(option === null ? [] : [strong(`${library.nameOf(option)}: `)]),
      ...composer.cited(sentencesOf(answer.first).flat()),
    ];
    if (lead !== undefined) composer.add({ kind: 'headline', spans: line(lead) });
    composer.add({ kind: 'bullets', items: others.map(line) });
  }
  const known = library.topic.questions.find(({ id }) => id === question);
  const told = answers.flatMap(({ option }) => option ?? []);
  const about = told.length > 0 ? told : intent.options;
  const options = about.length > 0 ? about : (known?.options ?? []);
  return {
    options,
    main: about.at(-1) ?? null,
    ranking: null,
    declined: known?.form === 'no-data',
    told: answers.map(({ option }) => ({
      kind: 'question',
      id: question,
      options: option === null ? [] : [option],
    })),
  };
}
