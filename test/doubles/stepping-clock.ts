import type { Clock } from '../../src/adapters/chat/clock.ts';

/** A clock whose waits take no time: when nothing else happens, it jumps to the next one. */
export type SteppingClock = Clock & {
  /** Moves the clock on; waits that end before then come first. */
  pass(ms: number): void;
  /** Runs what is repeated, once. */
  tick(): void;
  /** The same time for one process, which stands still when the process is killed: its waits never end. */
  process(): Clock & { kill(): void };
  close(): void;
};

type Wait = { readonly until: number; readonly resolve: () => void };

/**
 * The clock jumps when next to nothing happened for two looks in a row, at intervals of so many real milliseconds: what
 * was written to a socket is heard by then, however busy the machine is.
 */
const lookEvery = 4;
/** How long the event loop may have worked between two looks, in milliseconds. */
const nextToNothing = 1;

export function createSteppingClock(start = Date.now()): SteppingClock {
  const began = performance.now();
  const waits = new Set<Wait>();
  const repeated = new Set<() => void>();
  let ahead = 0;
  const now = (): number => start + (performance.now() - began) + ahead;

  let looked = performance.eventLoopUtilization();
  let quiet = 0;
  const timer = setInterval(() => {
    const { active } = performance.eventLoopUtilization(looked);
    looked = performance.eventLoopUtilization();
    quiet = active < nextToNothing ? quiet + 1 : 0;
    if (quiet < 2) return;
    quiet = 0;
    const [next] = [...waits].sort((a, b) => a.until - b.until);
    if (next === undefined) return;
    ahead += Math.max(0, next.until - now());
    waits.delete(next);
    next.resolve();
  }, lookEvery);
  timer.unref();

  const wait: Clock['wait'] = (ms, signal) => {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const own: Wait = { until: now() + ms, resolve };
      waits.add(own);
      signal?.addEventListener('abort', () => {
        waits.delete(own);
        reject(signal.reason);
      });
    });
  };
  const every: Clock['every'] = (_ms, run) => {
    repeated.add(run);
    return () => void repeated.delete(run);
  };

  return {
    now,
    wait,
    every,
    process() {
      const killed = new AbortController();
      const forever = new Promise<void>(() => {});
      return {
        now,
        async wait(ms, signal) {
          const signals = signal === undefined ? [killed.signal] : [killed.signal, signal];
          await wait(ms, AbortSignal.any(signals)).catch((reason: unknown) => {
            if (!killed.signal.aborted) throw reason;
          });
          if (killed.signal.aborted) await forever;
        },
        every(ms, run) {
          return every(ms, () => {
            if (!killed.signal.aborted) run();
          });
        },
        kill: () => killed.abort(),
      };
    },
    pass(ms) {
      ahead += ms;
    },
    tick() {
      for (const run of [...repeated]) run();
    },
    close: () => clearInterval(timer),
  };
}
