import type { Readable, Writable } from 'node:stream';
import type { Store } from '../../../core/store/store.ts';

/** What the commands on kept data may touch of the process that they run in. */
export type StoreShell = {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Opens the store that the environment names; the command closes it. */
  openStore(): Promise<Store>;
  /** `DATABASE_URL`; null where the store is a folder. */
  readonly databaseUrl: string | null;
};

/** Opens the store for as long as the task takes. */
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
