import { soon } from '../../chat/clock.ts';
import { limits } from '../limits.ts';

/** Work on deliveries that are acknowledged in time, done or not. */
export type InTime = {
  /** Resolves when the task is done, or when it's time to acknowledge. @param task never rejects */
  run(task: () => Promise<unknown>): Promise<void>;
  /** Resolves when all tasks are done. */
  done(): Promise<void>;
};

/** For what Slack delivers once: a late acknowledgement would show an error for something that works. */
export function createInTime(): InTime {
  const running = new Set<Promise<unknown>>();
  return {
    async run(task) {
      const work = task();
      running.add(work);
      void work.finally(() => running.delete(work));
      await soon(work, limits.acknowledgeUndone, undefined);
    },
    async done() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
