import { unreadAnswer } from '../reply/unread.ts';
import type { QuestionHandler } from './ask-request.ts';
import type { CommitAnswer } from './commit-answer.ts';

/** Answers a message that holds nothing to read with one line, which costs no turn. */
export function withUnread(ask: QuestionHandler, commit: CommitAnswer): QuestionHandler {
  return async (request) => {
    if (request.unread !== true) return ask(request);
    const { conversation, delivery, author } = request;
    const answer = unreadAnswer([conversation, delivery ?? '', author]);
    const committed = await commit(request, answer);
    return committed === null ? { kind: 'repeated' } : { kind: 'unread', answer, post: committed.post };
  };
}
