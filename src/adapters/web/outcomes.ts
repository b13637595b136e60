import type { Failure } from '../chat/outcomes.ts';
import { errorMessage } from '../log/error-message.ts';

/** What it means that a message couldn't be kept. It may be there all the same: a full disk takes part of a line. */
export function failureOf(error: unknown): Failure {
  return {
    kind: 'later',
    says: `the chat page's messages could not be kept (${errorMessage(error)}); check the data folder's disk and its permissions`,
    mayBeDone: true,
    needsOperator: true,
  };
}
