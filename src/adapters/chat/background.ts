import type { Log } from '../log/log.ts';
import { faultLine } from './intake/apologies.ts';

/** Work that nobody waits for. Errors are logged, and shutting down waits for it. */
export type Background = {
  /** @returns false if it was skipped, because too much is running */
  run(what: string, task: () => Promise<unknown>): boolean;
  /** Resolves when everything that was started is done. */
  done(): Promise<void>;
};

/** Beyond this many at once, the store or the platform doesn't keep up; none of this work was promised to anyone. */
const mostRunning = 5_000;

export function createBackground(platform: string, log: Log): Background {
  const running = new Set<Promise<void>>();
  return {
    run(what, task) {
      if (running.size >= mostRunning) {
        log.warn(`${platform}: skipped ${what}; ${mostRunning} background tasks are running`);
        return false;
      }
      const run = (async () => task())().then(
        () => {},
        (error: unknown) => log.warn(`${platform}: ${what} failed: ${faultLine(error)}`),
      );
      running.add(run);
      void run.then(() => running.delete(run));
      return true;
    },
    async done() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
