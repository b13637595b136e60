import { LRUCache } from 'lru-cache';
import type { Asker, Limiter, LimitScope, Reached } from '../../core/assistant/limiter.ts';
import type { LimitConfiguration } from './limit-variables.ts';

/** How many people, channels and workspaces are counted at a time, each. Beyond that the longest quiet are forgotten. */
const mostCounted = 20_000;
/** How many channels of a workspace hear of its limit in its time. */
const mostTold = 1_000;

/** By size, since room for a number of entries would be taken at once and at every start. */
const counted = { maxSize: mostCounted, sizeCalculation: () => 1 };

type Window = {
  readonly until: number;
  count: number;
  /** Who heard of it; null until somebody does, since most never reach a limit. */
  told: Set<string> | null;
};

const scopes = ['user', 'channel', 'workspace'] as const satisfies readonly LimitScope[];

/**
 * Counts in windows that begin with somebody's first question, in this process: with several, each grants as much.
 *
 * @param now milliseconds, from any beginning
 */
export function createLimiter(rates: LimitConfiguration, now: () => number): Limiter {
  const windows: Readonly<Record<LimitScope, LRUCache<string, Window>>> = {
    user: new LRUCache(counted),
    channel: new LRUCache(counted),
    workspace: new LRUCache(counted),
  };

  function current(scope: LimitScope, asker: Asker, at: number): Window | undefined {
    const window = windows[scope].get(nameOf(scope, asker));
    return window !== undefined && at < window.until ? window : undefined;
  }

  return {
    reached(asker) {
      const at = now();
      const all = scopes.flatMap((scope): Reached[] => {
        const rate = rates[scope];
        const window = current(scope, asker, at);
        return rate === null || window === undefined || window.count < rate.most
          ? []
          : [{ scope, ...rate, wait: window.until - at }];
      });
      // The one that lasts longest: its end is when asking helps again.
      return all.reduce<Reached | null>(
        (most, one) => (most === null || one.wait > most.wait ? one : most),
        null,
      );
    },
    count(asker) {
      const at = now();
      for (const scope of scopes) {
        const rate = rates[scope];
        if (rate === null) continue;
        const window = current(scope, asker, at);
        if (window !== undefined) window.count++;
        else
          windows[scope].set(nameOf(scope, asker), {
            until: at + rate.seconds * 1000,
            count: 1,
            told: null,
          });
      }
    },
    uncount(asker) {
      const at = now();
      for (const scope of scopes) {
        const window = current(scope, asker, at);
        if (window !== undefined && window.count > 0) window.count--;
      }
    },
    mayTell(asker, { scope }) {
      const window = current(scope, asker, now());
      if (window === undefined) return false;
      window.told ??= new Set();
      const hearer = hearerOf(scope, asker);
      if (window.told.has(hearer) || window.told.size >= mostTold) return false;
      window.told.add(hearer);
      return true;
    },
    untell(asker, { scope }) {
      current(scope, asker, now())?.told?.delete(hearerOf(scope, asker));
    },
  };
}

function nameOf(scope: LimitScope, { workspace, author, channel }: Asker): string {
  switch (scope) {
    case 'user':
      return JSON.stringify([workspace, author]);
    case 'channel':
      return JSON.stringify([workspace, channel]);
    case 'workspace':
      return workspace;
  }
}

/** A person hears of their own limit once, a channel of its own; of a workspace's, each of its channels does. */
function hearerOf(scope: LimitScope, { author, channel }: Asker): string {
  return scope === 'user' ? author : channel;
}
