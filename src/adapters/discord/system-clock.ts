import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './parts.ts';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  wait: async (ms, signal) => void (await sleep(ms, undefined, signal === undefined ? {} : { signal })),
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
