import { setTimeout as sleep } from 'node:timers/promises';

/** Time, injected so that tests don't have to wait for it. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Runs a task again and again until the returned function is called. */
  readonly every: (ms: number, run: () => void) => () => void;
};

export const systemClock: Clock = {
  now: Date.now,
  wait: async (ms, signal) => void (await sleep(ms, undefined, signal === undefined ? {} : { signal })),
  every(ms, run) {
    const timer = setInterval(run, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};

/** The system's timers, and the time by another clock: that of the store, which processes compare times by. */
export function clockBy(now: () => number): Clock {
  return { ...systemClock, now };
}

/** What a promise resolves to, or `otherwise` if it takes longer than so many milliseconds. The timer never outlives it. */
export async function soon<T, O>(promise: Promise<T>, ms: number, otherwise: O): Promise<T | O> {
  const { promise: late, resolve } = Promise.withResolvers<O>();
  const timer = setTimeout(resolve, ms, otherwise);
  timer.unref();
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
