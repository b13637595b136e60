import PQueue from 'p-queue';
import pg from 'pg';
import type { z } from 'zod';
import { StoreAway } from '../../core/store/store.ts';

import { isRetryable, isUnavailable } from './errors.ts';

export type Database = {
  /** Runs one statement as its own transaction and validates its rows. @throws StoreAway */
  run<T>(row: z.ZodType<T>, statement: string, values: readonly unknown[]): Promise<T[]>;
  /** Runs statements on one connection in a transaction. @throws StoreAway */
  together<T>(task: (client: pg.ClientBase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Connections per process: few, since a server has about a hundred for all processes. */
const mostConnections = 10;

/** How long to wait for a connection and for a result, in milliseconds: platforms expect a response within 3 s. */
const longestConnect = 2_000;
const longestAnswer = 10_000;

/** How often a statement that conflicts with another one is tried. */
const mostTries = 8;

/**
 * A pool of connections that recovers when the server comes back. The URL's `sslmode` configures TLS: `require`,
 * `verify-ca` and `verify-full` check the certificate, `no-verify` doesn't, `disable` turns TLS off.
 */
export function openDatabase(url: string, log: (line: string) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: longestConnect,
    query_timeout: longestAnswer,
    keepAlive: true,
    application_name: 'tradeoff',
  });
  // Without a listener, an idle connection that breaks would end the process.
  pool.on('error', (error) => log(`a connection to the database was lost: ${error.message}`));

  // The pool's own queue counts waiting as part of the time for a connection, so that a burst of questions would look
  // like a database that is away.
  const queue = new PQueue({ concurrency: mostConnections });

  // Named, so that the server parses and plans each statement once per connection.
  const names = new Map<string, string>();
  const nameOf = (statement: string): string => {
    const name = names.get(statement) ?? `tradeoff_${names.size}`;
    names.set(statement, name);
    return name;
  };

  async function tried<T>(task: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await queue.add(task);
      } catch (error) {
        if (isRetryable(error) && tries < mostTries) continue;
        if (isUnavailable(error) || isRetryable(error)) throw new StoreAway(error);
        throw error;
      }
    }
  }

  return {
    run: (row, statement, values) =>
      tried(async () => {
        const { rows } = await pool.query<Record<string, unknown>>({
          name: nameOf(statement),
          text: statement,
          values: [...values],
        });
        return row.array().parse(rows);
      }),
    together: (task) =>
      tried(async () => {
        const client = await pool.connect();
        let broken: Error | undefined;
        try {
          await client.query('begin');
          const result = await task(client);
          await client.query('commit');
          return result;
        } catch (error) {
          // A connection that can't roll back is not reused.
          await client.query('rollback').catch((problem: unknown) => {
            broken = problem instanceof Error ? problem : new Error(String(problem));
          });
          throw error;
        } finally {
          client.release(broken);
        }
      }),
    close: () => pool.end(),
  };
}
