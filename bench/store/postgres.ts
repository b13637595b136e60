import pg from 'pg';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import { type ConversationDocument, documentKinds } from '../../src/core/store/documents.ts';
import { startServer } from '../../test/postgres-server.ts';
import { anyOf, commitTurn, keyOf } from './lowdb.ts';
import { type Measured, measure } from './measure.ts';

export type PostgresRun = {
  readonly threads: number;
  readonly turn: Measured;
  readonly turns: Measured;
  readonly bare: Measured;
  readonly bareTogether: Measured;
};

/** Turns and bare upserts on the same server, of the same threads, in turns of size. */
export async function runPostgres(
  sizes: readonly number[],
  count: number,
  thread: ConversationDocument,
): Promise<PostgresRun[]> {
  const server = await startServer({ durable: true });
  const runs: PostgresRun[] = [];
  try {
    const url = await server.database();
    const store = await openPostgresStore(url, { log: () => undefined });
    const pool = new pg.Pool({ connectionString: url, max: 10 });
    pool.on('error', () => undefined); // the server stops before the last connection knows
    const text = JSON.stringify({ ...thread, outbox: [] });
    const full = JSON.stringify(thread);
    await pool.query(
      'create table bare (workspace text, kind text, id text, value text, primary key (workspace, kind, id))',
    );
    const bare = async (threads: number, index: number): Promise<void> => {
      const { workspace, kind, id } = anyOf(threads, index);
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(
          'insert into bare (workspace, kind, id, value) values ($1, $2, $3, $4) on conflict (workspace, kind, id) do update set value = excluded.value',
          [workspace, kind, id, full],
        );
        await client.query('commit');
      } finally {
        client.release();
      }
    };
    let filled = 0;
    const prefix = keyOf(0).id.slice(0, -1);
    for (const threads of sizes) {
      await pool.query(
        `insert into documents (workspace, kind, id, format, version, due, expires, value) select 'w', 'conversation', $1 || n, $3, 1, null, 1, $2 from generate_series(${filled}, ${threads - 1}) n`,
        [prefix, text, documentKinds.conversation.format],
      );
      await pool.query(
        `insert into bare (workspace, kind, id, value) select 'w', 'conversation', $1 || n, $2 from generate_series(${filled}, ${threads - 1}) n`,
        [prefix, text],
      );
      await pool.query('vacuum analyze');
      await pool.query('checkpoint');
      filled = threads;
      runs.push({
        threads,
        bare: await measure(count, 1, (index) => bare(threads, index)),
        turn: await measure(count, 1, (index) => commitTurn(store, anyOf(threads, index), thread)),
        bareTogether: await measure(count * 4, 10, (index) => bare(threads, index)),
        turns: await measure(count * 4, 10, (index) => commitTurn(store, anyOf(threads, index), thread)),
      });
    }
    await pool.end();
    await store.close();
  } finally {
    await server.stop();
  }
  return runs;
}
