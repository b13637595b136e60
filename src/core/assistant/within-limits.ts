import { rateLimitedAnswer } from '../reply/rate-limited.ts';
import type { AskOutcome, AskRequest, QuestionHandler } from './ask-request.ts';
import type { CommitAnswer } from './commit-answer.ts';
import type { Asker, Limiter, Reached } from './limiter.ts';

/**
 * Limits how much may be asked. A question over a limit costs no turn, and its asker is told so once per window of
 * the limit, so that a flood of questions isn't answered with a flood of refusals. In private they're always told,
 * as nobody else has to read it. Messages between people count only if the bot answered them, and never get a
 * refusal.
 */
export function withinLimits(ask: QuestionHandler, limiter: Limiter, commit: CommitAnswer): QuestionHandler {
  async function refuse(request: AskRequest, asker: Asker, reached: Reached): Promise<AskOutcome> {
    const quiet: AskOutcome = { kind: 'limited', answer: null, post: null };
    if (request.audience === 'shared') return quiet;
    const isFirst = limiter.mayTell(asker, reached);
    if (!isFirst && request.isPrivate !== true) return quiet;
    const answer = rateLimitedAnswer(reached, [request.conversation, request.delivery ?? '', request.author]);
    const committed = await commit(request, answer);
    if (committed !== null) return { kind: 'limited', answer, post: committed.post };
    if (isFirst) limiter.untell(asker, reached);
    return { kind: 'repeated' };
  }

  return async (request) => {
    const { audience } = request;
    const asker = askerOf(request);
    const reached = limiter.reached(asker);
    if (reached !== null) return refuse(request, asker, reached);
    const counts = audience === 'direct';
    if (counts) limiter.count(asker);
    const outcome = await ask(request);
    // A second delivery of the same question doesn't count.
    if (counts && outcome.kind === 'repeated') limiter.uncount(asker);
    if (!counts && outcome.kind === 'answered') limiter.count(asker);
    return outcome;
  };
}

/** Who asks, of a request or of what is to become one. */
export function askerOf({
  workspace,
  author,
  conversation,
  place,
}: {
  readonly workspace: string;
  readonly author: string;
  readonly conversation: string;
  readonly place?: { readonly id: string } | null;
}): Asker {
  return { workspace, author, channel: place?.id ?? conversation };
}
