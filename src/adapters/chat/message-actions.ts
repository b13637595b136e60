/** An action in a message's menu. */
export type MessageActionId = 'weigh' | 'save';

export type MessageAction = {
  readonly id: MessageActionId;
  readonly name: string;
  readonly description: string;
  /** The message sent for it, from the words it was called on. */
  readonly words: (message: string) => string;
  /** What the person is told if the message has no words. */
  readonly wordless: string;
};

/** The one table of message actions: a platform's registration and the intake both read it. */
export const messageActions: readonly MessageAction[] = [
  {
    id: 'weigh',
    name: 'Weigh this',
    description: 'Takes this message as the question',
    words: (message) => message,
    wordless: 'There are no words in that message that I could weigh.',
  },
  {
    id: 'save',
    name: 'Save as decision',
    description: 'Drafts a decision from this message',
    words: (message) => `save as decision: ${message}`,
    wordless: 'There are no words in that message that a decision could be made of.',
  },
];

/** The question that an action on a message asks. What's saved as a decision is said by whoever wrote it. */
export function askedByAction(
  { id, words }: MessageAction,
  on: { readonly words: string; readonly message: string; readonly writtenBy: string | null },
): { readonly words: string; readonly message: string; readonly savedFrom?: string | null } {
  const asked = { words: words(on.words), message: on.message };
  return id === 'save' ? { ...asked, savedFrom: on.writtenBy } : asked;
}
