import { errorMessage } from '../log/error-message.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';

/** Work that nobody waits for: its faults are logged, and a shut-down waits for it. */
export type Background = {
  run(what: string, task: () => Promise<unknown>): void;
  /** Resolves when all that was begun is done. */
  done(): Promise<void>;
};

/** More than this at a time is a store or a Slack that does not keep up; none of it is anything that was promised. */
const mostRunning = 5_000;

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();
  return {
    run(what, task) {
      if (running.size >= mostRunning) {
        log.warn(`slack: ${what} was left out, since ${mostRunning} such things are under way`);
        return;
      }
      const run = task().then(
        () => {},
        (fault: unknown) => log.warn(redact(`slack: ${what} did not work: ${errorMessage(fault)}`)),
      );
      running.add(run);
      void run.then(() => running.delete(run));
    },
    async done() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
