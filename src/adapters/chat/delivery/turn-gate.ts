/**
 * Lets turns commit before replies are posted. A platform waits only a few seconds for an event to be acknowledged,
 * while the reply can take its time: in a burst, posting starts once the turns in flight are committed.
 */
export type TurnGate = {
  turn<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when no turn is in flight, or after the longest wait. */
  idle(): Promise<void>;
};

/** @param longestWait milliseconds; 0 never holds a reply back */
export function createTurnGate(longestWait: number): TurnGate {
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
    async idle() {
      if (running === 0 || longestWait === 0) return;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, longestWait);
        waiting.add(go);
      });
    },
  };
}
