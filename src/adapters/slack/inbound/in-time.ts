import { soon } from '../../chat/clock.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { limits } from '../limits.ts';

/** Work on deliveries that are acknowledged in time, done or not. */
export type InTime = {
  /** Resolves when the task is done, or when it's time to acknowledge. What the task throws is logged. */
  run(task: () => Promise<unknown>): Promise<void>;
  /** Resolves when all tasks are done. */
  done(): Promise<void>;
};

/** For what Slack delivers once: a late acknowledgement would show an error for something that works. */
export function createInTime(log: Pick<Log, 'error'>): InTime {
  const running = new Set<Promise<unknown>>();
  return {
    async run(task) {
      const work = (async () => task())().catch((error: unknown) =>
        log.error(`slack: a delivery was acknowledged and not handled: ${errorMessage(error)}`),
      );
      running.add(work);
      void work.then(() => running.delete(work));
      await soon(work, limits.acknowledgeUndone, undefined);
    },
    async done() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
