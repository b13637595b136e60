import { z } from 'zod';
import type { Database } from './database.ts';

/**
 * The database's clock, by which its processes compare times: one whose own clock is wrong would hold replies that others
 * could post, or post what isn't due. Between two readings it goes on by this process's monotonic clock, which nobody sets.
 */
export type SharedClock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Reads the database's clock again if the last reading is old; doesn't wait for it. */
  refresh(): void;
};

/** How old a reading may get, in milliseconds: a machine that slept is right again with its first statements. */
const readAgainAfter = 5_000;

/** A reading that took longer says too little, in milliseconds. */
const longestReading = 500;

const timeRow = z.object({ time: z.coerce.number() });

/** @throws StoreAway if the database can't be asked */
export async function openSharedClock(
  database: Database,
  elapsed: () => number = () => performance.now(),
): Promise<SharedClock> {
  async function read(): Promise<{ readonly offset: number; readonly took: number; readonly at: number }> {
    const began = elapsed();
    const [row] = await database.run(
      timeRow,
      'select extract(epoch from clock_timestamp()) * 1000 as time',
      [],
    );
    const at = elapsed();
    if (row === undefined) throw new Error('the database did not tell its time');
    return { offset: row.time - (began + at) / 2, took: at - began, at };
  }

  let last = await read();
  let isReading = false;
  return {
    now: () => Math.round(last.offset + elapsed()),
    refresh() {
      if (isReading || elapsed() - last.at < readAgainAfter) return;
      isReading = true;
      read()
        .then((next) => {
          if (next.took <= Math.max(longestReading, last.took)) last = next;
        })
        // The database is away; whatever was asked of it says so.
        .catch(() => undefined)
        .finally(() => {
          isReading = false;
        });
    },
  };
}
