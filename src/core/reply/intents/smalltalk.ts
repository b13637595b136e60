import { plain } from '../../answer/answer.ts';
import { replyNoted } from '../asking-back/noted.ts';
import { isOfPick, replyOfPick } from '../authored/of-pick.ts';
import { replyPitch } from '../authored/pitch.ts';
import { replyRetold } from '../authored/retell.ts';
import { replyWriteUp } from '../authored/write-up.ts';
import { isOfThread, replyInThread } from '../in-thread/reply-in-thread.ts';
import { offerStarters } from '../opening/starters.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { isOfAllTopics, titlesOf } from '../topics/all-topics.ts';
import { otherTopics } from '../topics/other-topics.ts';
import { replyWording } from './wording.ts';

export function replySmalltalk(task: Task<'smalltalk'>, composer: Composer): ReplyOutcome {
  const { intent, topics } = task;
  const { topic } = composer.library;
  const others = otherTopics(task, topic);
  const names = formatList(
    topic.options.map(({ name }) => name),
    'or',
  );
  const about = titlesOf(topics);
  const isOfAll = isOfAllTopics(task);
  const says: Record<typeof intent.tone, readonly string[]> = {
    greeting: [
      isOfAll
        ? `Hi! What are you choosing? I cover ${titlesOf(topics)}.`
        : `Hi! What are you choosing: ${names}?${others === '' ? '' : ` I also cover ${others}.`}`,
      isOfAll ? "Hi again. What's the question?" : `Hi again. ${names}: what's the question?`,
      'Hey. What are we weighing?',
    ],
    thanks: [
      'Glad it helped. Ask on whenever you like.',
      "You're welcome.",
      'Any time.',
      'Happy to help.',
      'No problem.',
    ],
    praise: [
      'Glad to hear it. Anything else to weigh?',
      'Good to hear.',
      'Nice. What else?',
      "Great, shout if there's more.",
    ],
    dismay: [
      "What bothers you about it? Tell me, and I'll look at it from there.",
      'Which part of it? I can look at it from another side.',
      'Say what bothers you, and I see what I have on it.',
    ],
    missed: [
      'Then I misread it. Ask it once more in other words, with the name of what it is about.',
      'Sorry, I still miss it. What do you want to know, and of which one?',
      'I may have nothing on it then. What would settle it for you?',
    ],
    apology: ['No harm done.', 'No problem at all.', "Don't worry."],
    self: [
      `I'm a program, not a language model: I look things up in checked data about ${about}.`,
      `Just a program with checked data about ${about}: nobody's typing here.`,
    ],
    chatter: [
      "I'm here when you want to weigh something.",
      "I'll be here for the next choice.",
      "Ask me when there's something to choose.",
    ],
  };
  const [usual = ''] = says[intent.tone];
  const line = says[intent.tone].find((one) => !composer.isSaid(one)) ?? usual;
  composer.add({ kind: 'headline', spans: [plain(line)] });
  const outcome =
    intent.tone === 'greeting' || intent.tone === 'self' ? offerStarters(task, composer) : emptyOutcome;
  // What the bot is may interest everyone.
  return intent.tone === 'self' ? outcome : { ...outcome, shownTo: 'asker' };
}

/** A fragment with nothing before it: asks one precise question instead of guessing. */
export function replyFollowUp(task: Task<'follow_up'>, composer: Composer): ReplyOutcome {
  const { wants } = task.intent;
  if (wants === 'pitch') return replyPitch(task, composer) ?? replyWording(task, composer);
  if (wants === 'write-up')
    return replyWriteUp(task, composer) ?? replyRetold({ ...task, wants: 'short' }, composer);
  if (wants !== undefined && isOfThread(wants))
    return replyInThread({ ...task, wants }, composer) ?? replyNoted(task, composer);
  if (wants !== undefined)
    return isOfPick(wants)
      ? (replyOfPick({ ...task, wants }, composer) ?? replyWording(task, composer))
      : replyRetold({ ...task, wants }, composer);
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        `That sounds like a follow-up, but I haven't heard anything before it here. Which ${composer.library.topic.noun.one} do you mean, and what about it?`,
      ),
    ],
  });
  return { ...offerStarters(task, composer), declined: true };
}
