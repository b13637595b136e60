import { plain } from '../../answer/answer.ts';
import type { EarlierUse } from '../../turn/called-in.ts';
import { offerStarters } from '../opening/starters.ts';
import type { Composer } from '../parts/composer.ts';
import { addFromTheThread } from '../parts/from-the-thread.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { reply } from '../reply.ts';
import { replyTold } from './said-in-thread.ts';

/** Writes the answer to a call, with what the talk before it was good for. */
export function replyToCall(task: Task, composer: Composer, earlier: EarlierUse): ReplyOutcome {
  switch (earlier.kind) {
    case 'unused':
      return reply(task, composer);
    case 'used': {
      const outcome = reply(task, composer);
      addFromTheThread(composer, earlier.overheard);
      return outcome;
    }
    case 'told':
      return replyTold(task, composer, earlier.overheard);
    case 'unread':
      composer.add({
        kind: 'headline',
        spans: [
          plain(
            "I haven't seen the earlier messages here. What are you choosing between, and what do you need?",
          ),
        ],
      });
      return { ...emptyOutcome, declined: true };
    case 'no-choice':
      return replyNoChoice(task, composer, earlier);
    default:
      return earlier satisfies never;
  }
}

function replyNoChoice(
  task: Task,
  composer: Composer,
  { options, isWhole }: Extract<EarlierUse, { kind: 'no-choice' }>,
): ReplyOutcome {
  const { library } = composer;
  const read = isWhole ? 'I read what was said here' : 'I read a part of what was said here';
  const names = options.map(library.nameOf);
  const [first, second] = names;
  const known = formatList(
    library.topic.options.map(({ name }) => name),
    'or',
  );
  const finding =
    names.length === 0
      ? `${read} and found nothing about ${known}`
      : `${read}: ${formatList(names)} came up, but no choice that I can help with`;
  composer.add({
    kind: 'headline',
    spans: [plain(`${finding}. What are you choosing between, and what should I weigh?`)],
  });
  if (first === undefined || second === undefined)
    return { ...offerStarters(task, composer), options, declined: true };
  composer.choices([
    { label: `${first} or ${second}?`, says: `${first} or ${second}?` },
    { label: 'Help us choose', says: 'help us choose' },
  ]);
  return { ...emptyOutcome, options, declined: true };
}
