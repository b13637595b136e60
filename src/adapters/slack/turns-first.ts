import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets turns go before posts: Slack waits three seconds for a turn's acknowledgement, and has all the time for
 * its answer. In a burst posts begin when the turns that came in are committed, or after `atMost` milliseconds.
 */
export type TurnsFirst = {
  turn<T>(task: () => Promise<T>): Promise<T>;
  quiet(): Promise<void>;
};

export function createTurnsFirst(atMost: number): TurnsFirst {
  let running = 0;
  const waiting = new Set<() => void>();
  return {
    async turn(task) {
      running++;
      try {
        return await task();
      } finally {
        running--;
        if (running === 0) {
          for (const go of waiting) go();
          waiting.clear();
        }
      }
    },
    async quiet() {
      if (running === 0) return;
      const ending = new AbortController();
      const patience = sleep(atMost, undefined, { signal: ending.signal }).catch(() => {});
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add(resolve);
      await Promise.race([promise, patience]);
      waiting.delete(resolve);
      ending.abort();
    },
  };
}
