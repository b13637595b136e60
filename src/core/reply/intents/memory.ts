import { libraryOf } from '../../../knowledge/queries.ts';
import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall, rank } from '../../ranking/scores.ts';
import { tellingNeeds } from '../../ranking/telling-needs.ts';
import { sidesIn } from '../../turn/conversation.ts';
import { unique } from '../../understanding/match/references.ts';
import { offerStarters } from '../opening/starters.ts';
import type { Composer } from '../parts/composer.ts';
import { threadCase } from '../parts/last-case.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

/** What the thread has stated so far, by whom, and how to change it. */
export function replyMemory(task: Task<'help'>, composer: Composer): ReplyOutcome {
  const { frame, author } = task;
  const { library } = composer;
  const mine = frame.needs.filter((need) => need.author === author);
  const elsewhere = heardElsewhere(task, composer);
  if (frame.needs.length + frame.excluded.length + frame.knows.length + elsewhere.length === 0) {
    composer.add({ kind: 'headline', spans: [plain('Nothing yet: nobody here has told me a need.')] });
    return { ...offerStarters(task, composer), shownTo: 'asker' };
  }
  const { headline, items } = standing(task, composer);
  composer.add({ kind: 'headline', spans: headline });
  composer.add({ kind: 'bullets', items: [...inventory(task, composer), ...elsewhere] });
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

/** Who leads, which options are left, and what would tell them apart and nobody has spoken of. */
function standing(
  { frame, conversation }: Task<'help'>,
  { library }: Composer,
): { readonly headline: Spans; readonly items: Spans[] } {
  const out = new Set(frame.excluded.map(({ option }) => option));
  const sides = sidesIn(frame);
  const left = (sides.length > 0 ? sides : library.options).filter((id) => !out.has(id));
  const weighed = threadCase(library, frame);
  const ranking = weighed === null ? null : rank(library, weighed);
  const [first, second] = ranking?.ranked.map(({ option }) => library.nameOf(option)) ?? [];
  const headline = (): Spans => {
    if (ranking === null || first === undefined)
      return [plain("Nobody's ahead yet: nobody here has told me a need.")];
    if (second === undefined) return [strong(first), plain(" is the only one left. Here's what I've heard:")];
    return ranking.margin < closeCall
      ? [
          plain("It's close between "),
          strong(first),
          plain(' and '),
          strong(second),
          plain(". Here's what I've heard:"),
        ]
      : [strong(first), plain(` is ahead of ${second}. Here's what I've heard:`)];
  };
  const told = new Set(frame.needs.map(({ need }) => need));
  const telling = tellingNeeds(library, left)
    .filter(({ id }) => !told.has(id))
    .slice(0, 2)
    .map(({ title }) => title);
  const open = [
    ...(conversation.openVotes.length > 0 ? ['a vote is running'] : []),
    ...(conversation.openWeighing ? ['people are still weighing'] : []),
    ...(telling.length > 0
      ? [`nobody's mentioned ${formatList(telling, 'or')}, which would tell them apart`]
      : []),
  ];
  return {
    headline: headline(),
    items: [
      [strong('Still in: '), plain(formatList(left.map(library.nameOf)))],
      ...(open.length > 0 ? [[strong('Open: '), plain(`${open.join('; ')}.`)]] : []),
    ],
  };
}

/** What was stated in the thread's other topics, apart from what's heard in this one too: a line for each. */
function heardElsewhere(
  { frame, framed, topics }: Pick<Task<'help'>, 'frame' | 'framed' | 'topics'>,
  { library }: Composer,
): Spans[] {
  const here = new Set(frame.needs.map(({ need }) => need));
  const others = [...Map.groupBy(framed.earlier, ({ topic }) => topic)].filter(
    ([topic]) => topic !== library.topic.id,
  );
  return others.flatMap(([id, frames]): Spans[] => {
    const topic = topics.find((one) => one.id === id);
    const last = frames.at(-1);
    if (topic === undefined || last === undefined) return [];
    const { needTitle, nameOf } = libraryOf(topic);
    const needs = unique(last.needs.map(({ need }) => need)).filter((need) => !here.has(need));
    const out = unique(last.excluded.map(({ option }) => nameOf(option)));
    const picked = last.last?.intent === 'recommend' ? last.last.ranking?.[0] : undefined;
    const parts = [
      ...needs.map(needTitle),
      ...(out.length > 0 ? [`${formatList(out)} ruled out`] : []),
      ...(picked === undefined ? [] : [`${nameOf(picked)} ahead`]),
    ];
    return parts.length === 0 ? [] : [[strong(`${topic.title}: `), plain(parts.join(', '))]];
  });
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
  const people = (authors: readonly string[]): Spans => {
    const sorted = [...new Set(authors)].sort((a, b) => rankOf(a) - rankOf(b));
    const more = sorted.length - mostNamed;
    // One more name is as short as "1 more".
    const shown = more > 1 ? sorted.slice(0, mostNamed) : sorted;
    const names = shown.flatMap((id, at): Spans => {
      const last = at === shown.length - 1 && more <= 1;
      return [...(at === 0 ? [] : [plain(last ? ' and ' : ', ')]), nameOf(id, at === 0)];
    });
    return more > 1 ? [...names, plain(` and ${more} more`)] : names;
  };
  const rankOf = (other: string): number => (other === author ? -1 : others.indexOf(other));
  const nameOf = (other: string, isFirst: boolean): Spans[number] =>
    other === author ? plain(isFirst ? 'You' : 'you') : { kind: 'person', id: other, notify: false };
  const verb = (authors: readonly string[]): string =>
    authors.length > 1 || authors[0] === author ? 'need' : 'needs';
  const needs = [...Map.groupBy(frame.needs, ({ need }) => need)].map(([need, stated]): Spans => {
    const authors = [...new Set(stated.map((entry) => entry.author))];
    // What somebody said who was forgotten isn't known any more.
    const quotes = [...new Set(stated.map(({ words }) => words))].filter((words) => words !== '');
    const left = quotes.length - mostQuoted;
    return [
      ...people(authors),
      strong(` ${verb(authors)}: `),
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
        plain(`${library.nameOf(option)} (by `),
        ...people(entries.map((entry) => entry.author)),
        plain(')'),
      ],
    );
  return [...needs, ...options('Known to the team', frame.knows), ...options('Ruled out', frame.excluded)];
}
