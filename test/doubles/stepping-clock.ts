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

/** How long the real clock runs between two looks at the waits, in milliseconds: time for sockets to be heard. */
const settle = 8;
/** After so many looks in a row that weren't quiet, the clock jumps all the same. */
const mostLooks = 6;

export function createSteppingClock(start = Date.now()): SteppingClock {
  const began = performance.now();
  const waits = new Set<Wait>();
  const repeated = new Set<() => void>();
  let ahead = 0;
  let lastLook = began;
  let changed = false;
  let looks = 0;
  const now = (): number => start + (performance.now() - began) + ahead;

  /** Quiet: no wait began or ended since the last look, and the event loop was free to look in time. */
  function isQuiet(): boolean {
    const looked = performance.now();
    const late = looked - lastLook > settle * 1.5;
    const quiet = !changed && !late;
    lastLook = looked;
    changed = false;
    looks = quiet ? 0 : looks + 1;
    return quiet;
  }

  const timer = setInterval(() => {
    if (!isQuiet() && looks < mostLooks) return;
    looks = 0;
    const [next] = [...waits].sort((a, b) => a.until - b.until);
    if (next === undefined) return;
    ahead += Math.max(0, next.until - now());
    waits.delete(next);
    next.resolve();
  }, settle);
  timer.unref();

  const wait: Clock['wait'] = (ms, signal) => {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const own: Wait = { until: now() + ms, resolve };
      waits.add(own);
      changed = true;
      signal?.addEventListener('abort', () => {
        changed = waits.delete(own) || changed;
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
