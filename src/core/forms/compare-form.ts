import type { Knowledge } from '../../knowledge/schema.ts';
import { oneLineAnswer } from '../answer/one-line-answer.ts';
import { commands } from '../commands/commands.ts';
import { type Form, type FormOption, listIn, mostOptions, textIn } from './form.ts';
import type { FormSource, Submitted } from './forms.ts';

/** Ref of the form that puts options side by side. */
export const compareRef = 'compare';

/** As many as the command compares. */
const mostCompared = 3;

/** Options and an aspect to choose from the data, and where to answer; what is filled in is asked as a question. */
export function createCompareForms(knowledge: () => Knowledge): FormSource {
  return {
    prefix: compareRef,

    async open({ ref, author }) {
      const form = compareForm(knowledge());
      return form === null
        ? { kind: 'refused', answer: oneLineAnswer('I have no data to compare.', [ref, author], true) }
        : { kind: 'form', form };
    },

    async submit({ ref, author, filled }) {
      const chosen = listIn(filled, 'options');
      const refuse = (why: string): Submitted => ({
        note: oneLineAnswer(why, [ref, author], true),
        postings: [],
        asks: null,
      });
      if (chosen.length > mostCompared) return refuse('I can compare up to three. Choose fewer.');
      const words = wordsFor(knowledge(), chosen, textIn(filled, 'aspect'));
      if (words === null) return refuse('Choose what to compare.');
      return {
        note: null,
        postings: [],
        asks: { words, isWritten: false, channel: textIn(filled, 'channel') || null },
      };
    },
  };
}

function compareForm({ topics }: Knowledge): Form | null {
  const options = inTurn(
    topics.map((topic) => topic.options.map(({ id, name }) => ({ value: id, label: name }))),
  );
  const aspects = inTurn(
    topics.map((topic) =>
      topic.aspects
        .filter(({ leaning }) => leaning === undefined)
        .map(({ id, title }) => ({ value: id, label: title })),
    ),
  );
  if (options.length === 0) return null;
  return {
    ref: compareRef,
    title: 'Compare options',
    intro: null,
    fields: [
      {
        kind: 'several',
        id: 'options',
        label: 'Which',
        hint: 'Up to three',
        required: true,
        options: options.slice(0, mostOptions),
        values: [],
        most: mostCompared,
      },
      {
        kind: 'one',
        id: 'aspect',
        label: 'On what',
        hint: 'Leave it open for where they differ most',
        required: false,
        options: aspects.slice(0, mostOptions),
        value: null,
      },
      { kind: 'channel', id: 'channel', label: 'Answer in', hint: null, required: true },
    ],
    submit: 'Compare',
  };
}

/** One of each topic, then the next of each, each value once: a form holds few, and every topic should have some. */
function inTurn(lists: readonly (readonly FormOption[])[]): readonly FormOption[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const all = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  return [...new Map(all.map((option) => [option.value, option])).values()];
}

/** The message that the form stands for; null where nothing that is known was chosen. */
function wordsFor({ topics }: Knowledge, chosen: readonly string[], aspect: string): string | null {
  const [first, second, third] = chosen.flatMap(
    (id) => topics.flatMap(({ options }) => options.find((option) => option.id === id)?.name ?? [])[0] ?? [],
  );
  // Topics share ids of aspects, and may call them otherwise.
  const [own, other] = [true, false].map((isChosen) =>
    topics.find(
      ({ options, aspects }) =>
        aspects.some(({ id }) => id === aspect) && (!isChosen || options.some(({ id }) => id === chosen[0])),
    ),
  );
  const title = (own ?? other)?.aspects.find(({ id }) => id === aspect)?.title;
  const command = commands.find(({ name }) => name === 'compare');
  if (first === undefined || command === undefined) return null;
  return command.words({
    first,
    ...(second === undefined ? {} : { second }),
    ...(third === undefined ? {} : { third }),
    ...(title === undefined ? {} : { aspect: title.toLowerCase() }),
  });
}
