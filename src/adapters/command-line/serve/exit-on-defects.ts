import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { exitCodes } from '../shell/exit-codes.ts';

/**
 * After an uncaught error the state of the process is unknown, so it logs the error and exits with a code of its own.
 * Everything that was acknowledged is in the store, and the next start continues from there.
 *
 * @returns removes the listeners
 */
export function exitOnDefects(log: Log): () => void {
  const exit = (defect: unknown): void => {
    log.error(
      `exiting with ${exitCodes.defect} because of a defect: ${errorMessage(defect)}; restart the program and report it`,
      { defect },
    );
    process.exit(exitCodes.defect);
  };
  process.on('unhandledRejection', exit);
  process.on('uncaughtException', exit);
  return () => {
    process.off('unhandledRejection', exit);
    process.off('uncaughtException', exit);
  };
}
