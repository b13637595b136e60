import { failureOf } from './failure.ts';
import { limits } from './limits.ts';
import type { Clock } from './parts.ts';

/** What Discord says of the sessions that may still be started (Gateway, "Session Start Limit Object"). */
export type SessionLimit = {
  readonly total: number;
  readonly remaining: number;
  readonly reset_after: number;
  readonly max_concurrency: number;
};

/** Of the day's identifies this part is free; after it they are spread over what is left of the day. */
const freeShare = 0.25;
/** This part is never touched: at nought Discord resets the token. */
const reservedShare = 0.1;

/**
 * How long to wait before the next identify, in milliseconds, so that a crash loop never burns the day's
 * limit. It rests on Discord's own count and on nothing kept here: it holds across restarts and machines.
 */
export function pauseBeforeIdentify({ total, remaining, reset_after }: SessionLimit): number {
  if (total - remaining < total * freeShare) return 0;
  const left = remaining - Math.ceil(total * reservedShare);
  return left <= 0 ? reset_after : Math.ceil(reset_after / left);
}

/** Between two tries to learn the limit while Discord does not answer. */
const askAgainMs = 5_000;

/**
 * What discord.js asks before each identify: at Discord's pace, and within its daily limit. While that cannot be
 * learnt it waits: were it to throw, discord.js would identify all the same.
 */
export function createIdentifyThrottler(
  limit: () => Promise<SessionLimit>,
  clock: Clock,
  log: (says: string) => void,
): { waitForIdentify(shard: number, signal: AbortSignal): Promise<void> } {
  const free = new Map<number, number>();
  let last: Promise<unknown> = Promise.resolve();

  async function limitAtLast(shard: number, signal: AbortSignal): Promise<SessionLimit> {
    for (;;) {
      try {
        return await limit();
      } catch (error) {
        signal.throwIfAborted();
        log(`shard ${shard} waits to identify: ${failureOf(error).says}`);
        await clock.wait(askAgainMs, signal);
      }
    }
  }

  async function wait(shard: number, signal: AbortSignal): Promise<void> {
    const now = await limitAtLast(shard, signal);
    const pause = pauseBeforeIdentify(now);
    if (pause > 0)
      log(
        `${now.total - now.remaining} of the day's ${now.total} identifies are used; shard ${shard} waits ${Math.ceil(pause / 1000)} s. If the process keeps restarting, see why in the lines above`,
      );
    const bucket = shard % now.max_concurrency;
    const turn = Math.max(0, (free.get(bucket) ?? 0) - clock.now());
    if (pause + turn > 0) await clock.wait(Math.max(pause, turn), signal);
    free.set(bucket, clock.now() + limits.identifyWindowMs);
  }

  return {
    waitForIdentify(shard, signal) {
      const mine = last.then(() => wait(shard, signal));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
