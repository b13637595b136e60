import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../parts/composer.ts';
import { offerStarters } from '../parts/starters.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { capitalize, formatList } from '../parts/wording.ts';

/** What the thread has stated so far, by whom, and how to change it. */
export function replyMemory(task: Task<'help'>, composer: Composer): ReplyOutcome {
  const { frame, author } = task;
  const { library } = composer;
  const mine = frame.needs.filter((need) => need.author === author);
  if (frame.needs.length + frame.excluded.length + frame.knows.length === 0) {
    composer.add({ kind: 'headline', spans: [plain('Nothing yet: nobody here has told me a need.')] });
    return { ...offerStarters(task, composer), shownTo: 'asker' };
  }
  composer.add({ kind: 'headline', spans: [plain('This is what I have from this thread:')] });
  const items = inventory(task, composer);
  composer.add({ kind: 'bullets', items });
  composer.choices([
    ...mine.slice(0, 2).map(({ need, words }) => ({
      label: `Drop ${library.needTitle(need)}`,
      says: `forget the ${words}`,
    })),
    { label: 'Start over', says: 'start over' },
  ]);
  return {
    options: frame.last?.options ?? [],
    main: frame.last?.main ?? null,
    ranking: null,
    declined: false,
  };
}

/** How many people, and how many of their words, are listed for each. */
const mostNamed = 3;
const mostQuoted = 3;

/** Each need, known option and exclusion once, with the people who stated it. */
export function inventory(
  { frame, author }: Pick<Task<'help'>, 'frame' | 'author'>,
  composer: Composer,
): Spans[] {
  const { library } = composer;
  const held = [...frame.needs, ...frame.knows, ...frame.excluded].map((entry) => entry.author);
  const others = [...new Set(held)].filter((other) => other !== author);
  const people = (authors: readonly string[]): string => {
    const names = [...new Set(authors)].sort((a, b) => rankOf(a) - rankOf(b)).map(nameOf);
    const more = names.length - mostNamed;
    // One more name is as short as "1 more".
    return formatList(more > 1 ? [...names.slice(0, mostNamed), `${more} more`] : names);
  };
  const rankOf = (other: string): number => (other === author ? -1 : others.indexOf(other));
  const nameOf = (other: string): string => {
    if (other === author) return 'you';
    return others.length === 1 ? 'someone else' : `person ${others.indexOf(other) + 2}`;
  };
  const verb = (authors: readonly string[]): string =>
    authors.length > 1 || authors[0] === author ? 'need' : 'needs';
  const needs = [...Map.groupBy(frame.needs, ({ need }) => need)].map(([need, stated]): Spans => {
    const authors = [...new Set(stated.map((entry) => entry.author))];
    // What somebody said who was forgotten isn't known any more.
    const quotes = [...new Set(stated.map(({ words }) => words))].filter((words) => words !== '');
    const left = quotes.length - mostQuoted;
    return [
      strong(`${capitalize(people(authors))} ${verb(authors)}: `),
      plain(library.needTitle(need)),
      ...(quotes.length === 0 ? [] : [plain(' (from ')]),
      ...quotes
        .slice(0, mostQuoted)
        .flatMap((words, at): Spans => (at === 0 ? [emphasis(words)] : [plain(', '), emphasis(words)])),
      ...(left > 0 ? [plain(` and ${left} more`)] : []),
      ...(quotes.length === 0 ? [] : [plain(')')]),
    ];
  });
  const options = (title: string, list: readonly { option: string; author: string }[]): Spans[] =>
    [...Map.groupBy(list, ({ option }) => option)].map(
      ([option, entries]): Spans => [
        strong(`${title}: `),
        plain(`${library.nameOf(option)} (by ${people(entries.map((entry) => entry.author))})`),
      ],
    );
  return [...needs, ...options('Known to the team', frame.knows), ...options('Ruled out', frame.excluded)];
}
