import type { Answer } from '../answer/answer.ts';
import { rateLimitedAnswer } from '../reply/rate-limited.ts';
import type { ConversationDocument, Outgoing } from '../store/documents.ts';
import type { AskOutcome, AskRequest } from './assistant.ts';
import type { Asker, Limiter, Reached } from './limiter.ts';

type Ask = (incoming: AskRequest) => Promise<AskOutcome>;

/** Commits an answer that no turn made. @returns null where the delivery was done before */
export type CommitReply = (
  incoming: AskRequest,
  answer: Answer,
) => Promise<{ readonly post: Outgoing | null; readonly value: ConversationDocument } | null>;

/**
 * Asking, within limits. What is over them costs no turn, and is said once in the time of the limit, so that a flood
 * of questions is no flood of refusals; what only its asker sees is always said, since nobody else has to read it.
 * Talk among people counts only where it was answered, and is never refused aloud.
 */
export function withinLimits(ask: Ask, limiter: Limiter, commit: CommitReply): Ask {
  async function refuse(incoming: AskRequest, asker: Asker, reached: Reached): Promise<AskOutcome> {
    const quiet: AskOutcome = { kind: 'limited', answer: null, post: null };
    if (incoming.audience === 'shared') return quiet;
    const isFirst = limiter.mayTell(asker, reached);
    if (!isFirst && incoming.isPrivate !== true) return quiet;
    const answer = rateLimitedAnswer(reached, [
      incoming.conversation,
      incoming.delivery ?? '',
      incoming.author,
    ]);
    const committed = await commit(incoming, answer);
    if (committed !== null) return { kind: 'limited', answer, post: committed.post };
    if (isFirst) limiter.untell(asker, reached);
    return { kind: 'repeated' };
  }

  return async (incoming) => {
    const { workspace, author, conversation, place, audience: address } = incoming;
    const asker = { workspace, author, channel: place?.id ?? conversation };
    const reached = limiter.reached(asker);
    if (reached !== null) return refuse(incoming, asker, reached);
    const counts = address === 'direct';
    if (counts) limiter.count(asker);
    const outcome = await ask(incoming);
    // Platforms deliver some things twice; the second time was no question.
    if (counts && outcome.kind === 'repeated') limiter.uncount(asker);
    if (!counts && outcome.kind === 'answered') limiter.count(asker);
    return outcome;
  };
}
