import { setTimeout as pause } from 'node:timers/promises';

/** @returns true once the work is done, false if it takes longer than that */
export async function settlesWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const late = pause(milliseconds, false, { ref: true, signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    timer.abort();
  }
}
