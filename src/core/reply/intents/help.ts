import { code, plain, type Spans, strong } from '../../answer/answer.ts';
import { commands } from '../../commands/commands.ts';
import type { Language } from '../../understanding/text/language.ts';
import type { Composer } from '../parts/composer.ts';
import { otherTopics } from '../parts/other-topics.ts';
import { offerStarters } from '../parts/starters.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { replyMemory } from './memory.ts';

/**
 * What people can ask, what the thread has stated, and that the bot speaks English only. No facts, so nothing
 * to cite.
 */
export function replyHelp(task: Task<'help'>, composer: Composer): ReplyOutcome {
  switch (task.intent.about) {
    case 'memory':
      return replyMemory(task, composer);
    case 'reset':
      composer.add({
        kind: 'headline',
        spans: [plain('Done: I have forgotten what was said here. What do you want to choose?')],
      });
      return offerStarters(task, composer);
    case 'language':
      composer.add({
        kind: 'headline',
        spans: [plain(onlyEnglish[task.reading.language](example(composer)))],
      });
      return { ...offerStarters(task, composer), declined: true };
    case 'quote':
      composer.add({
        kind: 'headline',
        spans: [
          plain('I leave quotes and struck-through words aside. What would you like to know about it?'),
        ],
      });
      return { ...emptyOutcome, declined: false };
    case 'empty':
    case 'use':
      return replyUse(task, composer);
    default:
      return task.intent.about satisfies never;
  }
}

const onlyEnglish: Record<Language, (example: string) => string> = {
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

function replyUse(task: Pick<Task, 'topics'>, composer: Composer): ReplyOutcome {
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
    // Platforms show each description in full; here its first clause is enough.
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
  return offerStarters(task, composer);
}
