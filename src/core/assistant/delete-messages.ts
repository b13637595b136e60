import type { ConversationDocument, Outgoing } from '../store/documents.ts';
import { deliveryOf, withChanged } from '../threads/deliveries.ts';
import type { OpenOutbox } from '../threads/outbox.ts';
import { type ChangeThread, threadKey } from '../threads/threads.ts';
import { withoutMessages } from '../turn/without-messages.ts';

/** Messages that somebody deleted. */
export type DeletedMessages = {
  readonly workspace: string;
  readonly conversation: string;
  /** The ids they were delivered under. */
  readonly messages: readonly string[];
};

/** What a deletion leaves to do. */
export type Withdrawal = {
  /** Ids of the answers that are no longer to be posted. */
  readonly answers: readonly string[];
  /** The reply to post now, if it was behind one of them. */
  readonly post: Outgoing | null;
};

export type DeleteMessages = (deleted: DeletedMessages) => Promise<Withdrawal>;

export type DeleteMessagesParts = {
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
};

/**
 * Takes back what deleted messages stated. Their answers stay where they are; one that is still in the outbox isn't posted
 * any more, because it would answer something that nobody can see. Votes and records stay, and so do the messages about
 * them. A message that comes after its deletion isn't answered any more.
 */
export function createDeleteMessages({ changeThread, outbox }: DeleteMessagesParts): DeleteMessages {
  return async ({ workspace, conversation, messages }) => {
    const key = threadKey(workspace, conversation);
    const change = await changeThread(key, (thread) => {
      if (thread === undefined) return null;
      const after = withoutMessages(thread.conversation, messages);
      const waiting = waitingAnswers(thread, messages);
      const deliveries = messages.slice(-mostRemembered).reduce(withDeleted, thread.deliveries);
      const left = thread.outbox.filter(({ answer }) => !waiting.includes(answer));
      const first = left[0] ?? null;
      const goesOn = first !== null && first !== thread.outbox[0];
      return {
        value: {
          ...thread,
          conversation: after,
          deliveries,
          outbox: left,
          heldUntil: goesOn ? outbox.takeHold(key) : thread.heldUntil,
        },
        answers: waiting,
        post: goesOn ? first : null,
      };
    });
    return { answers: change?.answers ?? [], post: change?.post ?? null };
  };
}

/** How many messages that were deleted at once a thread remembers; those that may still come are the newest. */
const mostRemembered = 20;

function withDeleted(
  deliveries: ConversationDocument['deliveries'],
  message: string,
): ConversationDocument['deliveries'] {
  const known = deliveryOf({ deliveries }, message) ?? { id: message, answer: null };
  return withChanged({ deliveries }, { ...known, deleted: true });
}

/** The answers to these messages that nobody has seen: not posted, and not about a vote or a record. */
function waitingAnswers(thread: ConversationDocument, messages: readonly string[]): readonly string[] {
  const given = messages.flatMap((message) => deliveryOf(thread, message)?.answer ?? []);
  return thread.outbox.flatMap(({ answer, tries, replaces, editable }) =>
    given.includes(answer) && tries === 0 && replaces === null && !editable && !isAboutRecords(thread, answer)
      ? [answer]
      : [],
  );
}

function isAboutRecords({ conversation }: ConversationDocument, answer: string): boolean {
  const trace = conversation.traces.find((one) => one.answer === answer);
  return trace?.rules.at(-1) === 'decide';
}
