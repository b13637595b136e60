import type { Log } from '../../log/log.ts';
import { exitCodes } from '../shell/exit-codes.ts';

export type ShutdownSignal = {
  /** Resolves at the first signal to end. */
  readonly received: Promise<void>;
  isReceived(): boolean;
  stopListening(): void;
};

/**
 * Hears the signals to end, and keeps hearing them: where nobody does, a library that tidies up ends the process at
 * once. The second one ends it here and now.
 */
export function listenForShutdown(log: Log): ShutdownSignal {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isTold = false;
  const tell = (signal: NodeJS.Signals): void => {
    if (isTold) {
      log.warn(`${signal} again: leaving at once; what is not posted stays in the store`);
      process.exit(exitCodes.forced);
    }
    isTold = true;
    resolve();
  };
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const signal of signals) process.on(signal, tell);
  return {
    received: promise,
    isReceived: () => isTold,
    stopListening() {
      for (const signal of signals) process.off(signal, tell);
    },
  };
}
