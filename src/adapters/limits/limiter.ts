import { LRUCache } from 'lru-cache';
import type { Asker, Limiter, LimitScope, Reached } from '../../core/assistant/limiter.ts';
import { atMost } from '../caches/at-most.ts';
import type { LimitConfiguration } from './limit-variables.ts';

/** How many people, channels and workspaces are counted, each. Beyond that, the least recently active are dropped. */
const mostCounted = 20_000;
/** How many channels of a workspace are told about its limit within one window. */
const mostTold = 1_000;

type Window = {
  readonly until: number;
  count: number;
  /** Who has been told about the limit; null until someone is, since most never reach one. */
  told: Set<string> | null;
};

const scopes = ['user', 'channel', 'workspace'] as const satisfies readonly LimitScope[];

/**
 * Counts questions in windows that begin with the first one. Each process counts for itself, so several processes allow
 * a multiple.
 *
 * @param now milliseconds since any fixed moment
 */
export function createLimiter(limits: LimitConfiguration, now: () => number): Limiter {
  const windows: Readonly<Record<LimitScope, LRUCache<string, Window>>> = {
    user: new LRUCache(atMost(mostCounted)),
    channel: new LRUCache(atMost(mostCounted)),
    workspace: new LRUCache(atMost(mostCounted)),
  };

  function current(scope: LimitScope, asker: Asker, at: number): Window | undefined {
    const window = windows[scope].get(nameOf(scope, asker));
    return window !== undefined && at < window.until ? window : undefined;
  }

  return {
    reached(asker) {
      const at = now();
      const all = scopes.flatMap((scope): Reached[] => {
        const rate = limits[scope];
        const window = current(scope, asker, at);
        return rate === null || window === undefined || window.count < rate.most
          ? []
          : [{ scope, ...rate, wait: window.until - at }];
      });
      // The longest wait counts: only after that can the person ask again.
      return all.reduce<Reached | null>(
        (most, one) => (most === null || one.wait > most.wait ? one : most),
        null,
      );
    },
    count(asker) {
      const at = now();
      for (const scope of scopes) {
        const rate = limits[scope];
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
      const recipient = recipientOf(scope, asker);
      if (window.told.has(recipient) || window.told.size >= mostTold) return false;
      window.told.add(recipient);
      return true;
    },
    untell(asker, { scope }) {
      current(scope, asker, now())?.told?.delete(recipientOf(scope, asker));
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
    default:
      return scope satisfies never;
  }
}

/** Each person is told once about their own limit, and each channel once about its own and its workspace's. */
function recipientOf(scope: LimitScope, { author, channel }: Asker): string {
  return scope === 'user' ? author : channel;
}
