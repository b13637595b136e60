import type { Readable, Writable } from 'node:stream';
import type { Store } from '../../../core/store/store.ts';

/** What a command on stored data may use of the process. */
export type StoreShell = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Opens the configured store. The command closes it. */
  openStore(): Promise<Store>;
  /** `DATABASE_URL`; null if the store is a folder. */
  readonly databaseUrl: string | null;
};

/** Opens the store, runs the task, and closes the store in any case. */
export async function withStore<T>(
  { openStore }: StoreShell,
  task: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore();
  try {
    return await task(store);
  } finally {
    await store.close();
  }
}
