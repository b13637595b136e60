import { z } from 'zod';
import { StoreAway } from '../../core/store/store.ts';
import type { Database } from './database.ts';

/** First and longest pause between two attempts, in milliseconds. It doubles each time. */
const firstPause = 250;
const longestPause = 10_000;

/** Resolves once the database answers, and logs each failed attempt. */
export async function waitForDatabase(
  database: Database,
  log: (line: string) => void,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<void> {
  for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      await database.run(z.unknown(), 'select 1', []);
      return;
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      const reason =
        error.cause instanceof Error ? error.cause.message || error.cause.name : String(error.cause);
      log(
        `the database cannot be reached (${reason}); trying again in ${wait / 1000} s; check that it is running and that DATABASE_URL is right`,
      );
      await pause(wait);
    }
  }
}
