import { authoredLookup } from './authored-lookup.ts';
import type { Topic, TopicQuestion } from './schema.ts';

/** A kind of text, and for what it isn't written: ids as the files name them, options by name. */
export type AuthoredGap = { readonly kind: string; readonly missing: readonly string[] };

type WithId = { readonly id: string };

/** What isn't written for people yet. @returns null if the topic has nothing of it at all */
export function authoredGaps(topic: Topic): readonly AuthoredGap[] | null {
  if (!isBegun(topic)) return null;
  const { options, aspects, needs, questions } = topic;
  const { brief, fit, tip, gist, move, together, firstSteps, readers } = authoredLookup(topic);
  const pairs = options.flatMap((one, index) => options.slice(index + 1).map((other) => ({ one, other })));
  const forEach = (list: readonly WithId[], of: (option: string, id: string) => unknown): string[] =>
    options.flatMap(({ id: option, name }) => {
      const missing = idsWithout(list, (id) => of(option, id));
      return missing.length === 0 ? [] : [`${name}: ${missing.join(', ')}`];
    });
  const optionsWithout = (of: (option: string) => unknown): string[] =>
    options.filter(({ id }) => of(id) === undefined).map(({ name }) => name);
  const gists = pairs
    .filter(({ one, other }) => gist([one.id, other.id]) === undefined)
    .map(({ one, other }) => `${one.name} and ${other.name}`);
  if (options.length > 2 && gist(options.map(({ id }) => id)) === undefined) gists.push('all of them');
  return [
    { kind: 'aspects without a brief', missing: forEach(aspects, brief) },
    { kind: 'aspects without a tip', missing: idsWithout(aspects, tip) },
    { kind: 'needs without a fit', missing: forEach(needs, fit) },
    {
      kind: 'questions without a first line',
      missing: questions.filter((question) => !isAnswered(question)).map(({ id }) => id),
    },
    { kind: 'options without a gist', missing: gists },
    {
      kind: 'options without a move',
      missing: pairs
        .flatMap(({ one, other }) => [
          { one, other },
          { one: other, other: one },
        ])
        .filter(({ one, other }) => move(one.id, other.id) === undefined)
        .map(({ one, other }) => `${one.name} to ${other.name}`),
    },
    {
      kind: 'options without a word on running them together',
      missing: pairs
        .filter(({ one, other }) => together(one.id, other.id) === undefined)
        .map(({ one, other }) => `${one.name} and ${other.name}`),
    },
    { kind: 'options without first steps', missing: optionsWithout(firstSteps) },
    { kind: 'options without lines for other readers', missing: optionsWithout(readers) },
  ].filter(({ missing }) => missing.length > 0);
}

function idsWithout(list: readonly WithId[], of: (id: string) => unknown): string[] {
  return list.filter(({ id }) => of(id) === undefined).map(({ id }) => id);
}

function isAnswered({ answer, answers }: TopicQuestion): boolean {
  return answer !== undefined || answers !== undefined;
}

function isBegun({ authored, terms, questions }: Topic): boolean {
  return (
    terms.length > 0 ||
    Object.keys(authored.options).length > 0 ||
    Object.values(authored.between).some((part) => Object.keys(part ?? {}).length > 0) ||
    questions.some(isAnswered)
  );
}
