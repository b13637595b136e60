/** A message that somebody wrote in a thread before the bot was called into it. */
export type EarlierMessage = {
  /** The platform's id of the person. */
  readonly author: string;
  /** As written, markup included. */
  readonly words: string;
  /** The platform's id of the message, by which a deletion names it; absent where messages can't change. */
  readonly message?: string;
};

/** What people wrote in a thread before they called the bot into it. Used for one answer, and never stored. */
export type EarlierTalk = {
  /** Oldest first. */
  readonly messages: readonly EarlierMessage[];
  /** False if the thread has more than these. */
  readonly isWhole: boolean;
};

/** How much of a thread is read, so that nobody can make the bot read for long. */
export const mostEarlier = { messages: 100, characters: 10_000, charactersEach: 2_000 } as const;

/** The newest messages that fit into what is read. */
export function withinReading({ messages, isWhole }: EarlierTalk): EarlierTalk {
  const kept: EarlierMessage[] = [];
  let room: number = mostEarlier.characters;
  for (const message of messages.slice(-mostEarlier.messages).reverse()) {
    const read = message.words.slice(0, mostEarlier.charactersEach);
    if (read.length > room) break;
    room -= read.length;
    kept.push({ ...message, words: read });
  }
  return { messages: kept.reverse(), isWhole: isWhole && kept.length === messages.length };
}
