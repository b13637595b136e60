import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from './platform.ts';
import type { ChildSettings } from './protocol.ts';
import { type Child, runChild } from './run-child.ts';

export type Where = Pick<ChildSettings, 'folder' | 'url'>;

/** Time between two processes, in milliseconds: longer than any hold on a thread. */
const apart = 10 * 3_600_000;

/** Pseudorandom numbers from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs a process and kills it: at a step, or some milliseconds after its first sign of work. */
export async function runUntilKilled(
  platform: Platform,
  where: Where,
  life: number,
  death: { step: string; after: number } | { milliseconds: number },
  fresh = 8,
): Promise<void> {
  const heard = platform.listen();
  const child = runChild(
    { ...where, clock: life * apart, speed: 1, die: 'step' in death ? death : null },
    heard.hear,
  );
  const retried = platform.outstanding();
  // A platform sends unacknowledged deliveries again, some of them twice.
  for (const delivery of [...platform.deliver(fresh), ...retried, ...retried.slice(0, 2)])
    child.give(delivery);
  if ('milliseconds' in death) {
    // Counted from the first sign of work, so that kills hit the turns.
    await child.until(({ kind }) => kind !== 'ready');
    await Promise.race([pause(death.milliseconds), child.ended]);
  } else {
    await untilDone(platform, child);
  }
  child.kill();
  await child.ended;
  heard.gone();
}

/** Runs a last process until everything is done. */
export async function runToEnd(platform: Platform, where: Where, life: number): Promise<void> {
  const heard = platform.listen();
  const child = runChild({ ...where, clock: life * apart, speed: 1, die: null }, heard.hear);
  for (const delivery of platform.outstanding()) child.give(delivery);
  await untilDone(platform, child);
  child.kill();
  await child.ended;
  heard.gone();
}

/** Resolves once the process has handled everything or has ended. It may be idle in between, since lines arrive one by one. */
export async function untilDone(platform: Platform, child: Child): Promise<void> {
  while (await child.until(({ kind }) => kind === 'idle')) if (platform.outstanding().length === 0) return;
}
