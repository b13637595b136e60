import { code, plain, type Spans, strong } from '../../answer/answer.ts';
import { commands } from '../../commands/commands.ts';
import { replyForgetMe } from '../forgetting/forget-me.ts';
import { replyAskReset, replyReset, replyUndoReset } from '../forgetting/start-over.ts';
import { replyOwnRatings, replyRecordsElsewhere } from '../of-program.ts';
import { starterQuestions } from '../opening/starter-questions.ts';
import { offerStarters } from '../opening/starters.ts';
import type { Composer } from '../parts/composer.ts';
import { whatIsUnderstood } from '../parts/other-languages.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { type AmongTopics, isOfAllTopics, startersAcross, titlesOf } from '../topics/all-topics.ts';
import { otherTopics } from '../topics/other-topics.ts';
import { replyMemory } from './memory.ts';
import { replyRuledOut } from './ruled-out.ts';

/**
 * What people can ask, what the thread has stated, and that the bot speaks English only. No facts, so nothing
 * to cite.
 */
export function replyHelp(task: Task<'help'>, composer: Composer): ReplyOutcome {
  switch (task.intent.about) {
    case 'memory':
      return replyMemory(task, composer);
    case 'ruled-out':
      return replyRuledOut(task, composer);
    case 'reset':
      return replyReset(task, composer);
    case 'ask-reset':
      return replyAskReset(composer);
    case 'undo-reset':
      return replyUndoReset(task, composer);
    case 'forget-me':
      return replyForgetMe(task, composer);
    case 'language':
      composer.add({
        kind: 'headline',
        spans: [plain(whatIsUnderstood(composer.library, task.reading.language))],
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
      return replyCall(task, composer);
    case 'own-ratings':
      return replyOwnRatings(composer);
    case 'unheard':
      composer.add({
        kind: 'headline',
        spans: [
          plain("I don't keep what you say to each other. Put it in one line for me, and I'll weigh it."),
        ],
      });
      return { ...emptyOutcome, declined: true };
    case 'records-elsewhere':
      return replyRecordsElsewhere(composer);
    case 'use':
      return replyUse(task, composer);
    default:
      return task.intent.about satisfies never;
  }
}

/** Questions to start from, and nothing more: for a call without words. */
function replyCall(task: AmongTopics, composer: Composer): ReplyOutcome {
  const isOfAll = isOfAllTopics(task);
  const others = isOfAll ? titlesOf(task.topics) : otherTopics(task, composer.library.topic);
  composer.add({
    kind: 'headline',
    spans: [plain('What are you choosing? Ask me in your own words, or start here:')],
  });
  offerQuestions(task, composer);
  if (others !== '')
    composer.add({
      kind: 'paragraph',
      spans: [plain(`${isOfAll ? 'I cover' : 'Also covered:'} ${others}.`)],
    });
  return { ...emptyOutcome, shownTo: 'asker' };
}

/** Short enough for a phone: questions, the commands' names, how to go on, and where everything else is, if that has an address. */
function replyUse(task: AmongTopics & Pick<Task, 'docs'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const { topic } = library;
  const isOfAll = isOfAllTopics(task);
  const others = isOfAll ? '' : otherTopics(task, topic);
  const [a, b = a] = topic.options;
  const names = isOfAll ? titlesOf(task.topics) : formatList(topic.options.map(({ name }) => name));
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        topic.ofTeam === undefined || isOfAll
          ? `I help you choose among ${names}. I've checked what I say, and I cite it. Ask me, for example:`
          : `I help you choose among ${names}, by what you say and rate yourselves; I say whose each fact is. Ask me, for example:`,
      ),
    ],
  });
  offerQuestions(task, composer);
  composer.add({
    kind: 'paragraph',
    spans: [strong('Commands: '), plain(commands.map(({ name }) => name).join(', '))],
  });
  composer.add({
    kind: 'paragraph',
    spans: [
      strong('Then, in the thread: '),
      ...codes([
        'why?',
        ...(isOfAll
          ? ['are you sure?']
          : [
              `and ${inSentence(library.aspect(topic.overview[1] ?? '')?.title ?? 'the rest')}?`,
              `not ${b?.name ?? 'that'}`,
            ]),
        'start over',
      ]),
    ],
  });
  if (others !== '') composer.add({ kind: 'paragraph', spans: [plain(`Also covered: ${others}.`)] });
  if (task.docs !== null)
    composer.add({
      kind: 'note',
      spans: [{ kind: 'link', text: 'Everything else I can do', url: task.docs }],
    });
  return { ...emptyOutcome, shownTo: 'asker' };
}

function offerQuestions(task: AmongTopics, composer: Composer): void {
  const questions = isOfAllTopics(task)
    ? startersAcross(task.topics, task.topics.length)
    : starterQuestions(composer.library);
  composer.choices(questions.map((says) => ({ label: says, says })));
}

function codes(words: readonly string[]): Spans {
  return words.flatMap((word, index): Spans => (index === 0 ? [code(word)] : [plain(' · '), code(word)]));
}
