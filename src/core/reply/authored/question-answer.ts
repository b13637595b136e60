import type { QuestionAnswer } from '../../../knowledge/authored-schema.ts';
import { type CitedText, proseOf, sentencesOf } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import { type Spans, strong } from '../../answer/answer.ts';
import { unique } from '../../understanding/match/references.ts';
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
  ofEach = false,
): readonly WrittenAnswer[] {
  const known = library.question(question);
  if (known === undefined) return [];
  const own = known.answers ?? {};
  const written = (options: readonly string[]): WrittenAnswer[] =>
    options.flatMap((option) => {
      const answer = own[option];
      return answer === undefined ? [] : [{ option, answer }];
    });
  const general = library.answerTo(question, null);
  if (ofEach && written(library.options).length > 1) return written(library.options);
  const ofNamed = written(named);
  if (ofNamed.length === 1 && named.length === 1) return ofNamed;
  if (general !== undefined) return [{ option: null, answer: general }];
  return ofNamed.length > 0 ? ofNamed : written(library.options);
}

/**
 * A general answer to what's asked about one option: what it says of that option comes first. Undefined if it's about others
 * only.
 */
function aboutOption(
  library: Library,
  question: string,
  { answer, option }: WrittenAnswer,
  asked: readonly string[],
): readonly CitedText[] | undefined {
  const [only, ...others] = asked;
  const all = [answer.first, ...answer.then];
  if (option !== null || only === undefined || others.length > 0) return all;
  // Whatever else its first line sets the option against, it's about that one.
  if (isOnlyOn(library, question, only)) return all;
  const name = library.nameOf(only);
  const rivals = library.topic.options.filter(({ id }) => id !== only).map((rival) => rival.name);
  const names = (text: CitedText): boolean => proseOf(text).includes(name);
  const opening = proseOf(answer.first).slice(0, longestOpening);
  const leadsElsewhere = rivals.some((rival) => opening.includes(rival));
  if (names(answer.first) || !leadsElsewhere) return all;
  for (const text of answer.then) {
    const sentences = sentencesOf(text);
    const lead = sentences.find(names);
    if (lead === undefined) continue;
    const left = sentences.filter((sentence) => sentence !== lead);
    return [lead, ...all.flatMap((each) => (each === text ? left : [each]))];
  }
  return undefined;
}

/** A line that names an option later than this isn't about it. */
const longestOpening = 40;

function isOnlyOn({ topic }: Library, question: string, option: string): boolean {
  const [only, ...others] = topic.questions.find(({ id }) => id === question)?.options ?? [];
  return only === option && others.length === 0;
}

/** What the answer to a question says of an option: its own answer, else the sentences that name it. */
export function saidOf(library: Library, question: string, option: string): readonly CitedText[] {
  const own = library.question(question)?.answers?.[option];
  if (own !== undefined) return [own.first, ...own.then];
  const general = library.answerTo(question, null);
  const name = library.nameOf(option);
  return general === undefined
    ? []
    : [general.first, ...general.then]
        .flatMap(sentencesOf)
        .filter((sentence) => proseOf(sentence).includes(name));
}

/** Whether an answer says something of the options that were asked about. */
export function speaksOf(
  library: Library,
  question: string,
  answers: readonly WrittenAnswer[],
  asked: readonly string[],
): boolean {
  const [only, ...others] = answers;
  return only === undefined || others.length > 0 || aboutOption(library, question, only, asked) !== undefined;
}

/** Puts the first line of an answer first, then what follows; of several options, a line each. */
export function replyQuestion(
  { intent, reading }: Pick<Task, 'intent'> & { readonly reading: Pick<Task['reading'], 'options'> },
  composer: Composer,
  question: string,
  answers: readonly WrittenAnswer[],
): ReplyOutcome {
  const asked = unique(reading.options.map(({ id }) => id));
  const { library } = composer;
  const [lead, ...others] = answers;
  if (lead !== undefined && others.length === 0) {
    const whole = [lead.answer.first, ...lead.answer.then];
    const [first = lead.answer.first, ...then] = aboutOption(library, question, lead, asked) ?? whole;
    composer.add({ kind: 'headline', spans: verdictFirst(composer.cited(first)) });
    composer.add({ kind: 'bullets', items: then.map((text) => composer.cited(text)) });
  } else {
    const line = ({ option, answer }: WrittenAnswer): Spans => [
      ...(option === null || proseOf(answer.first).startsWith(library.nameOf(option))
        ? []
        : [strong(`${library.nameOf(option)}: `)]),
      ...composer.cited(sentencesOf(answer.first).flat()),
    ];
    if (lead !== undefined) composer.add({ kind: 'headline', spans: line(lead) });
    composer.add({ kind: 'bullets', items: others.map(line) });
  }
  const known = library.question(question);
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
