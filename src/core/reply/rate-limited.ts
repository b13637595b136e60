import { type Answer, plain } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { LimitScope, Reached } from '../assistant/limiter.ts';

/**
 * The answer, sent once, to people who exceed a rate limit.
 *
 * @param of what makes the answer's id unique
 */
export function rateLimitedAnswer(reached: Reached, of: readonly (string | number)[]): Answer {
  const { scope, most, seconds, wait } = reached;
  return {
    id: answerIdOf(['limited', scope, ...of]),
    blocks: [
      { kind: 'headline', spans: [plain(`That's as much as I can answer just now.`)] },
      {
        kind: 'paragraph',
        spans: [
          plain(
            `I answer ${most} ${most === 1 ? 'question' : 'questions'} in ${duration(seconds)} ${to[scope]}. Please ask again in ${duration(Math.ceil(wait / 1000))}; until then I'll keep quiet.`,
          ),
        ],
      },
    ],
    sources: [],
    declined: true,
    ranking: null,
  };
}

const to: Readonly<Record<LimitScope, string>> = {
  user: 'for one person',
  channel: 'in one channel',
  workspace: 'for one team',
};

function duration(seconds: number): string {
  if (seconds === 1) return 'a second';
  if (seconds === 60) return 'a minute';
  if (seconds < 100) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
