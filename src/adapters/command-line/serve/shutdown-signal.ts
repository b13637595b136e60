import type { Log } from '../../log/log.ts';
import { exitCodes } from '../shell/exit-codes.ts';

export type ShutdownSignal = {
  /** Resolves at the first SIGTERM or SIGINT. */
  readonly received: Promise<void>;
  isReceived(): boolean;
  stopListening(): void;
};

/**
 * Listens for SIGTERM and SIGINT until `stopListening`: without a listener, a library that cleans up at a signal would
 * exit at once. The second signal does exit at once.
 */
export function listenForShutdown(log: Log): ShutdownSignal {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isReceived = false;
  const receive = (signal: NodeJS.Signals): void => {
    if (isReceived) {
      log.warn(`${signal} received again: exiting at once; unposted replies stay in the store`);
      process.exit(exitCodes.forced);
    }
    isReceived = true;
    resolve();
  };
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const signal of signals) process.on(signal, receive);
  return {
    received: promise,
    isReceived: () => isReceived,
    stopListening() {
      for (const signal of signals) process.off(signal, receive);
    },
  };
}
