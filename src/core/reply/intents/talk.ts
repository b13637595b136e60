import { code, emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { commands } from '../../commands/commands.ts';
import type { Language } from '../../understanding/text/language.ts';
import type { Composer } from '../parts/composer.ts';
import { otherTopicChoices, otherTopics } from '../parts/other-topics.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { capitalize, formatList, inSentence } from '../parts/wording.ts';

/** Help, small talk and fragments: no facts about options, so nothing to cite. */
export function replyHelp(task: Task<'help'>, composer: Composer): ReplyOutcome {
  switch (task.intent.about) {
    case 'memory':
      return remembered(task, composer);
    case 'reset':
      composer.add({
        kind: 'headline',
        spans: [plain('Done: I have forgotten what was said here. What do you want to choose?')],
      });
      return offers(task, composer);
    case 'language':
      composer.add({ kind: 'headline', spans: [plain(sayings[task.reading.language](example(composer)))] });
      return { ...offers(task, composer), declined: true };
    case 'empty':
    case 'use':
      return use(task, composer);
  }
}

const sayings: Record<Language, (example: string) => string> = {
  en: () => 'I speak English.',
  es: (example) => `Solo hablo inglés, pero entiendo nombres y temas: por ejemplo "${example}".`,
  de: (example) => `Ich spreche nur Englisch, verstehe aber Namen und Themen: zum Beispiel „${example}“.`,
  fr: (example) =>
    `Je ne parle qu’anglais, mais je comprends les noms et les sujets : par exemple « ${example} ».`,
  pt: (example) => `Só falo inglês, mas entendo nomes e temas: por exemplo "${example}".`,
};

function example({ library }: Composer): string {
  return library.topic.options
    .slice(0, 2)
    .map(({ name }) => name)
    .join(' vs ');
}

function use(task: Pick<Task, 'topics'>, composer: Composer): ReplyOutcome {
  const { topic } = composer.library;
  const names = topic.options.map(({ name }) => name);
  const others = otherTopics(task, topic);
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `I help a team choose among ${formatList(names)}, from checked and cited data. Ask as you would ask a colleague:`,
      ),
    ],
  });
  const [a = '', b = '', c = b] = names;
  composer.add({
    kind: 'bullets',
    // Platforms show each command whole; here its first clause has to do.
    items: commands.map(
      ({ name, description }): Spans => [strong(`${name}: `), plain(description.split(/[:,;]/)[0] ?? '')],
    ),
  });
  const examples = [
    `${a} or ${c}?`,
    `${topic.needs[0]?.title ?? 'deadline'}, 3 people, by Friday: which?`,
    `what speaks against ${b}?`,
  ];
  composer.add({
    kind: 'paragraph',
    spans: [
      plain('For example: '),
      ...examples.flatMap((says, index) => (index === 0 ? [code(says)] : [plain(' · '), code(says)])),
    ],
  });
  composer.add({
    kind: 'paragraph',
    spans: [
      plain('Follow up in the same thread: '),
      code(`and ${inSentence(composer.library.aspect(topic.overview[1] ?? '')?.title ?? 'the rest')}?`),
      plain(' · '),
      code('why?'),
      plain(` · `),
      code(`not ${b}`),
      plain(' · '),
      code('start over'),
    ],
  });
  if (others !== '') composer.add({ kind: 'paragraph', spans: [plain(`Also covered: ${others}.`)] });
  return offers(task, composer);
}

function offers(task: Pick<Task, 'topics'>, composer: Composer): ReplyOutcome {
  const [a, b, c = b] = composer.library.topic.options;
  if (a === undefined || c === undefined) return emptyOutcome;
  composer.choices([
    { label: `${a.name} or ${c.name}?`, says: `${a.name} or ${c.name}?` },
    { label: 'Help us choose', says: 'help us choose' },
    { label: 'What do you cover?', says: 'what do you cover?' },
    ...otherTopicChoices(task, composer.library.topic),
  ]);
  return emptyOutcome;
}

/** What the thread has stated so far, whose it is, and how to change it. */
function remembered(task: Task<'help'>, composer: Composer): ReplyOutcome {
  const { frame, author } = task;
  const { library } = composer;
  const mine = frame.needs.filter((need) => need.author === author);
  if (frame.needs.length + frame.excluded.length + frame.knows.length === 0) {
    composer.add({ kind: 'headline', spans: [plain('Nothing yet: nobody here has told me a need.')] });
    return offers(task, composer);
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

/** Each need, known option and exclusion once, with who holds it. */
function inventory({ frame, author }: Task<'help'>, composer: Composer): Spans[] {
  const { library } = composer;
  const held = [...frame.needs, ...frame.knows, ...frame.excluded].map((entry) => entry.author);
  const others = [...new Set(held)].filter((other) => other !== author);
  const people = (authors: readonly string[]): string =>
    formatList([...new Set(authors)].sort((a, b) => rankOf(a) - rankOf(b)).map(nameOf));
  const rankOf = (other: string): number => (other === author ? -1 : others.indexOf(other));
  const nameOf = (other: string): string =>
    other === author ? 'you' : others.length === 1 ? 'someone else' : `person ${others.indexOf(other) + 2}`;
  const verb = (authors: readonly string[]): string =>
    authors.length > 1 || authors[0] === author ? 'need' : 'needs';
  const needs = [...Map.groupBy(frame.needs, ({ need }) => need)].map(([need, stated]): Spans => {
    const authors = [...new Set(stated.map((entry) => entry.author))];
    const said = [...new Set(stated.map(({ words }) => words))];
    return [
      strong(`${capitalize(people(authors))} ${verb(authors)}: `),
      plain(library.needTitle(need)),
      plain(' (from '),
      ...said.flatMap((words, at): Spans => (at === 0 ? [emphasis(words)] : [plain(', '), emphasis(words)])),
      plain(')'),
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

export function replySmalltalk(task: Task<'smalltalk'>, composer: Composer): ReplyOutcome {
  const { intent, topics } = task;
  const { topic } = composer.library;
  const others = otherTopics(task, topic);
  const names = formatList(
    topic.options.map(({ name }) => name),
    'or',
  );
  const says = {
    greeting: `Hello. What are you choosing: ${names}?${others === '' ? '' : ` I also cover ${others}.`}`,
    thanks: 'Glad it helped. Ask on, or start over, whenever you like.',
    praise: 'Good. Anything else to weigh?',
    self: `I am a program, no language model: I look things up in checked data about ${formatList(topics.map(({ title }) => title))}.`,
    chatter: 'I am here when you want to weigh something.',
  } as const;
  composer.add({ kind: 'headline', spans: [plain(says[intent.tone])] });
  return intent.tone === 'greeting' || intent.tone === 'self' ? offers(task, composer) : emptyOutcome;
}

/** A fragment with nothing before it: one precise question instead of a guess. */
export function replyFollowUp(task: Task<'follow_up'>, composer: Composer): ReplyOutcome {
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `That seems to follow on something, and I have nothing before it here. Which ${composer.library.topic.noun.one}, or what about them?`,
      ),
    ],
  });
  return { ...offers(task, composer), declined: true };
}
