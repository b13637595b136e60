import { setTimeout as pause } from 'node:timers/promises';

/** @returns false where it took longer */
export async function settlesWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const late = pause(milliseconds, false, { ref: true, signal: patience.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    patience.abort();
  }
}
