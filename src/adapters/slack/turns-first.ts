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
        if (running === 0) for (const go of [...waiting]) go();
      }
    },
    async quiet() {
      if (running === 0) return;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          clearTimeout(patience);
          waiting.delete(go);
          resolve();
        };
        const patience = setTimeout(go, atMost);
        waiting.add(go);
      });
    },
  };
}
