import type { Answer } from '../answer/answer.ts';
import type { ConversationDocument, Outgoing } from '../store/documents.ts';
import { isDelivered, withChanged, withDelivery } from '../threads/deliveries.ts';
import { enqueue, type Post } from '../threads/enqueue.ts';
import type { OpenOutbox } from '../threads/outbox.ts';
import { type ChangeThread, emptyThread, threadKey } from '../threads/threads.ts';
import { wordingOf } from '../understanding/text/wording.ts';
import type { AskRequest } from './ask-request.ts';

/** What a question led to. */
export type Replied = {
  /** Id of the answer; null for silence. */
  readonly answer: string | null;
  readonly posts: readonly Post[];
  /** True if the answer is shown beside the thread. */
  readonly isBeside: boolean;
  /** True if the answer only says why there's none. */
  readonly isRefusal?: boolean;
};

/** A thread's new document, and the reply to post now. */
export type Committed = { readonly value: ConversationDocument; readonly post: Outgoing | null };

/**
 * A thread after a question, with what its answer puts into the outbox.
 *
 * @param queue `hold` and `at` as `enqueue` takes them
 */
export function afterQuestion(
  thread: ConversationDocument,
  request: AskRequest,
  { answer, posts, isBeside, isRefusal = false }: Replied,
  queue: Parameters<typeof enqueue>[2],
): Committed {
  const { replyTo, destination, place, isPrivate = false } = request;
  const queued = enqueue(thread, posts, queue);
  return {
    value: {
      ...thread,
      ...queued.thread,
      deliveries: deliveriesAfter(thread, request, { answer, isRefusal }),
      destination:
        isPrivate || isBeside ? thread.destination : (destination ?? replyTo ?? thread.destination),
      place: place ?? thread.place,
      isBeside: answer === null ? thread.isBeside === true : isBeside && isUntouched(thread),
      touched: queue.at,
    },
    post: queued.post,
  };
}

/** A message that can be edited keeps its author and what its words were; so does the one this is the edit of. */
function deliveriesAfter(
  thread: ConversationDocument,
  { delivery, message, edits, editedAt, author, words }: AskRequest,
  { answer, isRefusal }: Pick<Replied, 'answer'> & { readonly isRefusal: boolean },
): ConversationDocument['deliveries'] {
  const refused = isRefusal ? { refused: true } : {};
  if (edits !== undefined) {
    const at = editedAt === undefined ? {} : { editedAt };
    const edited = { id: edits, answer, author, wording: wordingOf(edits, words), ...at, ...refused };
    return withDelivery({ deliveries: withChanged(thread, edited) }, { id: delivery, answer });
  }
  return answer === null || message === undefined || message !== delivery
    ? withDelivery(thread, { id: delivery, answer, ...refused })
    : withDelivery(thread, {
        id: delivery,
        answer,
        author,
        wording: wordingOf(message, words),
        ...refused,
      });
}

/** Whether everyone but one person would find nothing of the bot in the thread. */
function isUntouched({ isBeside, deliveries, destination }: ConversationDocument): boolean {
  return isBeside === true || (deliveries.length === 0 && destination === null);
}

/** Commits an answer that no turn made and that concerns only its asker, to be posted like any other of the kind. @returns null if the delivery was done before */
export type CommitAnswer = (
  request: AskRequest,
  answer: Answer,
) => Promise<{ readonly post: Outgoing | null } | null>;

export type CommitAnswerParts = {
  readonly changeThread: ChangeThread;
  readonly outbox: OpenOutbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export function createCommitAnswer({ changeThread, outbox, now }: CommitAnswerParts): CommitAnswer {
  return (request, answer) => {
    const { workspace, conversation, delivery, replyTo, replyBeside } = request;
    const to = replyBeside ?? replyTo;
    const key = threadKey(workspace, conversation);
    return changeThread(key, (stored) => {
      const thread = stored ?? emptyThread(conversation, now());
      if (isDelivered(thread, delivery)) return null;
      const posts =
        to === null ? [] : [{ answer: answer.id, content: answer, to, replaces: null, editable: false }];
      const queue = { at: now(), hold: () => outbox.takeHold(key) };
      const isBeside = to !== null && to === replyBeside;
      return afterQuestion(thread, request, { answer: answer.id, posts, isBeside, isRefusal: true }, queue);
    });
  };
}
