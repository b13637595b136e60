import { setTimeout as pause } from 'node:timers/promises';

/** Does something again and again, with a pause of `every` milliseconds before each time, until it's stopped. */
export async function repeatUntil(
  stopped: Promise<void>,
  every: number,
  work: () => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  for (;;) {
    const isOver = await pause(every, false, { signal: stop.signal }).catch(() => true);
    if (isOver) return;
    await work();
  }
}
