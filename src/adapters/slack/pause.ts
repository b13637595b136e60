import { setTimeout as sleep } from 'node:timers/promises';

/** Waits that a shut-down ends early. */
export type Pauses = {
  /** @returns false where it was ended early */
  wait(milliseconds: number): Promise<boolean>;
  end(): void;
};

export function createPauses(): Pauses {
  const ending = new AbortController();
  return {
    async wait(milliseconds) {
      if (ending.signal.aborted) return false;
      return sleep(milliseconds, true, { signal: ending.signal }).catch(() => false);
    },
    end: () => ending.abort(),
  };
}

/** Grows from `first` to `most`, doubling: how long to wait before try number `tries`, counted from 0. */
export function backoff(tries: number, first: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(tries, 20));
}
