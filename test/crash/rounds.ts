import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from './platform.ts';
import type { ChildSettings } from './protocol.ts';
import { type Child, runChild } from './run-child.ts';

export type Where = Pick<ChildSettings, 'folder' | 'url'>;

/** Time that goes by between two processes, in milliseconds: longer than any claim. */
const apart = 10 * 3_600_000;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One life of a process that is killed: at a step, or so many milliseconds after it has done its first thing. */
export async function liveAndDie(
  platform: Platform,
  where: Where,
  life: number,
  death: { step: string; after: number } | { milliseconds: number },
): Promise<void> {
  const heard = platform.listen();
  const child = runChild(
    { ...where, clock: life * apart, speed: 1, die: 'step' in death ? death : null },
    heard.hear,
  );
  const retried = platform.outstanding();
  // A platform delivers again what it has no word of, and some of it twice.
  for (const delivery of [...platform.deliver(8), ...retried, ...retried.slice(0, 2)]) child.give(delivery);
  if ('milliseconds' in death) {
    // Counted from its first sign of work, so that the kills fall among the turns.
    await child.until(({ kind }) => kind !== 'ready');
    await Promise.race([pause(death.milliseconds), child.ended]);
  } else {
    await untilDone(platform, child);
  }
  child.kill();
  await child.ended;
  heard.gone();
}

/** A last life that nobody ends before all is done. */
export async function liveToTheEnd(platform: Platform, where: Where, life: number): Promise<void> {
  const heard = platform.listen();
  const child = runChild({ ...where, clock: life * apart, speed: 1, die: null }, heard.hear);
  for (const delivery of platform.outstanding()) child.give(delivery);
  await untilDone(platform, child);
  child.kill();
  await child.ended;
  heard.gone();
}

/** Until it has done all that there is, or is dead. Lines reach it one by one, so that it may be idle in between. */
export async function untilDone(platform: Platform, child: Child): Promise<void> {
  while (await child.until(({ kind }) => kind === 'idle')) if (platform.outstanding().length === 0) return;
}
