import type { History } from './history.ts';
import { threadRootOf } from './message.ts';

/**
 * Removes what somebody wrote on the page, what only they were told, the answers in the threads they began, and their name. Threads of
 * others go on.
 *
 * @param person null for everybody
 * @returns how many messages went
 * @throws what the journal throws
 */
export async function forgetInHistory(
  history: Pick<History, 'messages' | 'channels' | 'drop' | 'people' | 'dropPerson'>,
  person: string | null,
): Promise<number> {
  let gone = 0;
  for (const channel of history.channels().keys()) {
    const messages = history.messages(channel);
    const theirs = new Set(
      messages.flatMap((message) =>
        person === null ||
        message.shownTo === person ||
        (message.kind === 'said' && message.author === person)
          ? [message.id]
          : [],
      ),
    );
    for (const message of messages) {
      const isAnswer = message.kind === 'posted' && theirs.has(threadRootOf(message));
      if (!theirs.has(message.id) && !isAnswer) continue;
      await history.drop(message.id);
      gone++;
    }
  }
  for (const { id } of history.people()) if (person === null || id === person) await history.dropPerson(id);
  return gone;
}
