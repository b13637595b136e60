/** Discord's rate limits: so many calls to a route of a channel in so much time, told in every answer's headers. */
export type Buckets = {
  /** Counts a call. @returns the headers of its answer, and for how long to wait where it was one too many */
  take(
    method: string,
    path: string,
  ): { readonly headers: Readonly<Record<string, string>>; readonly retryAfterMs: number | null };
};

export type BucketSize = { readonly limit: number; readonly windowMs: number };

export function createBuckets(size: () => BucketSize | null, now: () => number): Buckets {
  const windows = new Map<string, { used: number; endsAt: number }>();
  return {
    take(method, path) {
      const limited = size();
      if (limited === null || method !== 'POST' || !/^\/channels\/\d+\/messages$/.test(path))
        return { headers: {}, retryAfterMs: null };
      const open = windows.get(path);
      const window =
        open !== undefined && open.endsAt > now() ? open : { used: 0, endsAt: now() + limited.windowMs };
      windows.set(path, window);
      const isOver = window.used >= limited.limit;
      if (!isOver) window.used += 1;
      const left = window.endsAt - now();
      const headers = {
        'x-ratelimit-limit': String(limited.limit),
        'x-ratelimit-remaining': String(limited.limit - window.used),
        'x-ratelimit-reset': String(window.endsAt / 1000),
        'x-ratelimit-reset-after': String(left / 1000),
        'x-ratelimit-bucket': 'messages-of-a-channel',
      };
      return {
        headers: isOver
          ? { ...headers, 'retry-after': String(left / 1000), 'x-ratelimit-scope': 'user' }
          : headers,
        retryAfterMs: isOver ? left : null,
      };
    },
  };
}
