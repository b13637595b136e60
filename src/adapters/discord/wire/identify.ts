import type { Clock } from '../../chat/clock.ts';
import { limits } from '../limits.ts';
import { sayingOf } from '../outcomes.ts';

/** How many sessions may still be started (Gateway, "Session Start Limit Object"). */
export type SessionLimit = {
  readonly total: number;
  readonly remaining: number;
  readonly reset_after: number;
  readonly max_concurrency: number;
};

/** Share of the day's identifies that can be used freely; the rest is spread over the remaining day. */
const freeShare = 0.25;
/** Share that is never used: when none is left, Discord resets the token. */
const reservedShare = 0.1;

/**
 * How long to wait before the next identify, in milliseconds, so that a crash loop never uses up the day's limit. It's
 * computed from Discord's own count, so it holds across restarts and machines.
 */
export function pauseBeforeIdentify({ total, remaining, reset_after }: SessionLimit): number {
  if (total - remaining < total * freeShare) return 0;
  const left = remaining - Math.ceil(total * reservedShare);
  return left <= 0 ? reset_after : Math.ceil(reset_after / left);
}

/** Delay between attempts to fetch the limit while Discord doesn't answer, in milliseconds. */
const askAgainMs = 5_000;

/**
 * Called by discord.js before each identify: keeps to Discord's pace and daily limit. It waits while the limit can't be
 * fetched, because discord.js would identify regardless if it threw.
 */
export function createIdentifyThrottler(
  limit: () => Promise<SessionLimit>,
  clock: Clock,
  log: (says: string) => void,
): { waitForIdentify(shard: number, signal: AbortSignal): Promise<void> } {
  const free = new Map<number, number>();
  let last: Promise<unknown> = Promise.resolve();

  async function limitFor(shard: number, signal: AbortSignal): Promise<SessionLimit> {
    for (;;) {
      try {
        return await limit();
      } catch (error) {
        signal.throwIfAborted();
        log(`discord: shard ${shard} waits to identify: ${sayingOf(error)}`);
        await clock.wait(askAgainMs, signal);
      }
    }
  }

  async function wait(shard: number, signal: AbortSignal): Promise<void> {
    const now = await limitFor(shard, signal);
    const pause = pauseBeforeIdentify(now);
    if (pause > 0)
      log(
        `discord: ${now.total - now.remaining} of the day's ${now.total} identifies are used; shard ${shard} waits ${Math.ceil(pause / 1000)} s. If the process keeps restarting, see why in the lines above`,
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
