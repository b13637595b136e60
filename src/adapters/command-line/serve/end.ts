import type { Log } from '../../log/log.ts';
import { exitCodes } from '../shell/exit-codes.ts';

export type End = {
  /** Resolves at the first signal to end. */
  readonly told: Promise<void>;
  isTold(): boolean;
  listenNoMore(): void;
};

/**
 * Hears the signals to end, and keeps hearing them: where nobody does, a library that tidies up ends the process at
 * once. The second one ends it here and now.
 */
export function listenForEnd(log: Log): End {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isTold = false;
  const tell = (signal: NodeJS.Signals): void => {
    if (isTold) {
      log.warn(`${signal} again: leaving at once; what is not posted stays in the store`);
      process.exit(exitCodes.hurried);
    }
    isTold = true;
    resolve();
  };
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const signal of signals) process.on(signal, tell);
  return {
    told: promise,
    isTold: () => isTold,
    listenNoMore() {
      for (const signal of signals) process.off(signal, tell);
    },
  };
}
