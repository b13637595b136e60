import { phrasingsByClass } from '../../knowledge/meanings/phrasings-by-class.ts';
import { libraryOf } from '../../knowledge/queries.ts';
import type { Topic, TopicQuestion } from '../../knowledge/schema.ts';
import { tokenize } from '../understanding/text/words.ts';
import { classTextsOf } from './words/class-texts.ts';
import { createWordIndex, type WordIndex } from './words/word-index.ts';

/** What a message may ask for: one of the topic's questions, or a claim. */
export type Ground = {
  readonly question: TopicQuestion | null;
  /** Claims that it rests on. */
  readonly claims: readonly string[];
  /** Their places among the topic's claims. */
  readonly places: readonly number[];
  /** Options that it's about; empty if it's about the topic as a whole. */
  readonly options: ReadonlySet<string>;
  /** Options that its claims speak of as well. */
  readonly mentions: ReadonlySet<string>;
  /** Where its phrasings are among all phrasings. */
  readonly first: number;
  readonly end: number;
  /** What its claims have: a date or version, a figure, the name of a package. */
  readonly has: { readonly when: boolean; readonly figure: boolean; readonly package: boolean };
};

export type Grounds = {
  /** First the questions, then the claims, in the topic's order. */
  readonly list: readonly Ground[];
  readonly questions: number;
  /** By option: for each ground, 1 if it's about it. */
  readonly about: ReadonlyMap<string, Uint8Array>;
  /** By claim: the places of the questions that rest on it. */
  readonly askedBy: ReadonlyMap<number, readonly number[]>;
  /** Made when it's first asked for: it takes a few tenths of a second, and many messages need none. */
  readonly index: WordIndex;
};

const known = new WeakMap<Topic, Grounds>();

/** What a message may ask for in a topic; worked out once for each topic. */
export function groundsOf(topic: Topic): Grounds {
  const before = known.get(topic);
  if (before !== undefined) return before;
  const made = workOut(topic);
  known.set(topic, made);
  return made;
}

function workOut(topic: Topic): Grounds {
  const library = libraryOf(topic);
  const placeOf = new Map(topic.claims.map(({ id }, index) => [id, index]));
  const named = [...topic.options, ...topic.alternatives].map(({ id, name }) => ({
    id,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])${name.replace(/[^\p{L}\p{N} ]/gu, '.')}(?![\\p{L}\\p{N}])`,
      'iu',
    ),
  }));
  const mentionsIn = topic.claims.map(
    ({ line, note = '' }) =>
      new Set(named.filter(({ pattern }) => pattern.test(`${line} ${note}`)).map(({ id }) => id)),
  );
  const all = library.options;
  const counts = phrasingsByClass(topic).map(({ length }) => length);
  const list: Ground[] = [];
  let first = 0;
  const add = (
    question: TopicQuestion | null,
    claims: readonly string[],
    options: ReadonlySet<string>,
  ): void => {
    const places = claims.flatMap((id) => placeOf.get(id) ?? []);
    const texts = places.map((place) => {
      const { line = '', note = '' } = topic.claims[place] ?? {};
      return `${line} ${note}`;
    });
    const end = first + (counts[list.length] ?? 0);
    list.push({
      question,
      claims,
      places,
      options,
      mentions: new Set(places.flatMap((place) => [...(mentionsIn[place] ?? [])])),
      first,
      end,
      has: {
        when: texts.some((text) => dated.test(text)),
        figure: texts.some((text) => figure.test(text)),
        package: texts.some((text) => packaged.test(text)),
      },
    });
    first = end;
  };
  for (const question of topic.questions)
    add(question, question.claims, new Set(question.options.length > 0 ? question.options : all));
  for (const { id, option } of topic.claims) add(null, [id], new Set(option === null ? [] : [option]));
  const askedBy = new Map<number, number[]>();
  for (const [at, { places }] of list.slice(0, topic.questions.length).entries())
    for (const place of places) askedBy.set(place, [...(askedBy.get(place) ?? []), at]);
  const about = new Map(
    [...new Set(list.flatMap(({ options }) => [...options]))].map((id) => [
      id,
      Uint8Array.from(list, ({ options }) => (options.has(id) ? 1 : 0)),
    ]),
  );
  let index: WordIndex | undefined;
  return {
    list,
    questions: topic.questions.length,
    about,
    askedBy,
    get index() {
      index ??= createWordIndex(classTextsOf(topic), topic.questions.length, nameWords(topic));
      return index;
    },
  };
}

/** The words of the options' names. */
function nameWords({ options, alternatives }: Topic): Set<string> {
  return new Set(
    [...options, ...alternatives].flatMap(({ name, aliases }) =>
      [name, ...aliases].flatMap((alias) => tokenize(alias).words.map(({ text }) => text)),
    ),
  );
}

/** A year, or a version. */
const dated = /\b(19|20)\d\d\b|\b\d+\.\d+\b/;
const figure = /\d/;
/** A name with a hyphen or underscore, or one that's capitalised within a sentence. */
const packaged = /[a-z]{2,}[-_][a-z]{2,}|[a-z,:;)] (\p{Lu}[\p{L}\d]+)/u;
