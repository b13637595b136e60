/** Discord's rate limits: so many calls to a route of a channel in so much time. */
export type Buckets = {
  /** Counts a call. @returns the headers of its answer, and how long to wait if it was one too many */
  take(
    method: string,
    path: string,
  ): { readonly headers: Readonly<Record<string, string>>; readonly retryAfterMs: number | null };
};

/** `isHidden`: Discord doesn't announce it, and only refuses calls beyond it. */
export type BucketSize = { readonly limit: number; readonly windowMs: number; readonly isHidden?: boolean };

/** The limits of posting messages in a channel and of opening threads there; null for none. */
export type BucketSizes = { readonly messages: BucketSize | null; readonly threads: BucketSize | null };

const free = { headers: {}, retryAfterMs: null };

export function createBuckets(sizes: () => BucketSizes, now: () => number): Buckets {
  const windows = new Map<string, { used: number; endsAt: number }>();
  return {
    take(method, path) {
      const [, channel, kind] =
        /^\/channels\/(\d+)\/messages(?:\/\d+\/(threads))?$/.exec(method === 'POST' ? path : '') ?? [];
      const name = kind === undefined ? 'messages' : 'threads';
      const limited = channel === undefined ? null : sizes()[name];
      if (limited === null) return free;
      const key = `${name} ${channel}`;
      const open = windows.get(key);
      const window =
        open !== undefined && open.endsAt > now() ? open : { used: 0, endsAt: now() + limited.windowMs };
      windows.set(key, window);
      const isOver = window.used >= limited.limit;
      if (!isOver) window.used += 1;
      const left = window.endsAt - now();
      const announced = {
        'x-ratelimit-limit': String(limited.limit),
        'x-ratelimit-remaining': String(limited.limit - window.used),
        'x-ratelimit-reset': String(window.endsAt / 1000),
        'x-ratelimit-reset-after': String(left / 1000),
        'x-ratelimit-bucket': `${name}-of-a-channel`,
      };
      return {
        headers: {
          ...(limited.isHidden === true ? {} : announced),
          ...(isOver ? { 'retry-after': String(left / 1000), 'x-ratelimit-scope': 'user' } : {}),
        },
        retryAfterMs: isOver ? left : null,
      };
    },
  };
}
