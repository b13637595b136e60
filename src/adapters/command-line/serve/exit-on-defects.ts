import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { exitCodes } from '../shell/exit-codes.ts';

/**
 * An error that nobody expected leaves the process in a state that nobody knows: it is logged, and ends the process
 * with a code of its own. What was acknowledged is in the store, so that the next start goes on with it.
 *
 * @returns takes the listeners away
 */
export function exitOnDefects(log: Log): () => void {
  const end = (defect: unknown): void => {
    log.error(`a defect ends this process (exit ${exitCodes.defect}): ${errorMessage(defect)}`, { defect });
    process.exit(exitCodes.defect);
  };
  process.on('unhandledRejection', end);
  process.on('uncaughtException', end);
  return () => {
    process.off('unhandledRejection', end);
    process.off('uncaughtException', end);
  };
}
