import type { EarlierTalk } from '../../../core/turn/earlier-talk.ts';
import type { History } from '../history/history.ts';
import { withPeopleMarked } from '../people.ts';
import type { WebSource } from './trigger.ts';

/** What people wrote in a message's thread before it. */
export function readEarlier(
  history: Pick<History, 'messages' | 'people'>,
  { address: { channel, thread }, delivery }: WebSource,
): EarlierTalk | null {
  if (thread === null) return null;
  // An edit is named after its message.
  const [call = ''] = delivery.split(':');
  const people = history.people();
  const inThread = history.messages(channel).filter((one) => one.id === thread || one.thread === thread);
  const end = inThread.findIndex(({ id }) => id === call);
  const messages = inThread
    .slice(0, end < 0 ? inThread.length : end)
    .flatMap((one) =>
      one.kind === 'said' && !one.isDeleted && one.shownTo === null
        ? [{ author: one.author, words: withPeopleMarked(one.words, people), message: one.id }]
        : [],
    );
  return { messages, isWhole: true };
}
