import { createConnection, createServer, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/postgres/database.ts';
import { migrate } from '../../../src/adapters/postgres/migrate.ts';
import { migrations } from '../../../src/adapters/postgres/migrations.ts';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { documentKinds } from '../../../src/core/store/documents.ts';
import { DamagedDocument, StoreAway } from '../../../src/core/store/store.ts';
import { conversationOf, decisionOf } from '../../contract/documents.ts';
import { nextFormats } from '../../contract/next-formats.ts';
import { describeStore } from '../../contract/store-contract.ts';
import { freePort, query, testServer } from '../../postgres-server.ts';

const server = await testServer();
afterAll(() => server.stop());
const silent = (): void => undefined;

describeStore('Postgres', {
  open: async () => openPostgresStore(await server.database(), { log: silent }),
  turns: 600,
});

const thread = { workspace: 'w', kind: 'conversation', id: 't' } as const;
const decision = { workspace: 'w', kind: 'decision', id: 'd' } as const;

describe('the Postgres store', () => {
  it('is migrated once by any number of processes that start at once', async () => {
    const url = await server.database();
    const databases = Array.from({ length: 8 }, () => openDatabase(url, silent));
    const run = await Promise.all(databases.map((database) => migrate(database)));
    // Each step is run by whoever comes first, in order.
    for (const own of run) expect(own).toEqual(own.toSorted((one, other) => one - other));
    expect(run.flat().toSorted((one, other) => one - other)).toEqual(migrations.map((_, index) => index + 1));
    await Promise.all(databases.map((database) => database.close()));
  });

  it('rolls a failing migration back, and goes on from there', async () => {
    const database = openDatabase(await server.database(), silent);
    await migrate(database);
    const next = [...migrations, 'create table next (id integer)'];
    await expect(
      migrate(database, [...migrations, 'create table next (id integer); select 1 / 0']),
    ).rejects.toThrow('division by zero');
    expect(await migrate(database, next)).toEqual([next.length]);
    await database.close();
  });

  it('starts on old tables only if it may migrate them', async () => {
    const url = await server.database();
    await expect(openPostgresStore(url, { migrate: false, log: silent })).rejects.toThrow(
      'run `tradeoff migrate`',
    );
    await (await openPostgresStore(url, { log: silent })).close();
    await (await openPostgresStore(url, { migrate: false, log: silent })).close();
  });

  it('refuses tables and documents of a newer program', async () => {
    const url = await server.database();
    const store = await openPostgresStore(url, { log: silent });
    await store.save(thread, conversationOf('t'), { basedOn: 0, due: null });
    await query(url, 'update documents set format = 99');
    await expect(store.load(thread)).rejects.toThrow('format 99');
    await store.close();
    await query(url, 'update migrations set version = 99');
    await expect(openPostgresStore(url, { log: silent })).rejects.toThrow('start the newer program');
  });

  it('migrates a document of an older format after a backup', async () => {
    const url = await server.database();
    const old = await openPostgresStore(url, { log: silent });
    await old.save(thread, conversationOf('t', 4), { basedOn: 0, due: 7, expires: 8 });
    await old.close();
    const store = await openPostgresStore(url, { log: silent, formats: nextFormats });
    expect(await store.load(thread)).toMatchObject({
      value: { conversation: { turns: 5 } },
      due: 7,
      expires: 8,
    });
    expect(await query(url, 'select format, value from backups')).toEqual([
      { format: documentKinds.conversation.format, value: JSON.stringify(conversationOf('t', 4)) },
    ]);
    expect(await query(url, 'select format from documents')).toEqual([
      { format: nextFormats.conversation.format },
    ]);
    await store.close();
  });

  it('sets aside a damaged thread, and no other one', async () => {
    const url = await server.database();
    const lines: string[] = [];
    const store = await openPostgresStore(url, { log: (line) => lines.push(line) });
    await store.save(thread, conversationOf('t'), { basedOn: 0, due: null });
    await store.save({ ...thread, id: 'other' }, conversationOf('other'), { basedOn: 0, due: null });
    await query(url, `update documents set value = substr(value, 1, 20) where id = 't'`);
    await expect(store.load(thread)).rejects.toThrow(DamagedDocument);
    expect(lines.at(-1)).toContain('"t"');
    expect(await store.load(thread)).toBeUndefined();
    expect(await store.load({ ...thread, id: 'other' })).toBeDefined();
    expect(await query(url, 'select id from set_aside')).toEqual([{ id: 't' }]);
    await store.close();
  });

  it('starts on a damaged decision, finds the others, and says how to repair it when asked', async () => {
    const url = await server.database();
    const store = await openPostgresStore(url, { log: silent });
    await store.save(decision, decisionOf('d'), { basedOn: 0, due: null });
    await store.save({ ...decision, id: 'whole' }, decisionOf('whole'), { basedOn: 0, due: null });
    await store.close();
    await query(url, `update documents set value = '{}' where id = 'd'`);
    await query(url, 'delete from decision_index');
    const lines: string[] = [];
    const again = await openPostgresStore(url, { log: (line) => lines.push(line) });
    expect(lines).toEqual([expect.stringContaining('the decision document "d"')]);
    const search = { statuses: ['accepted'] } as const;
    expect((await again.findRecords('w', search, { by: 'decided' }, 9)).ids).toEqual(['whole']);
    await expect(again.load(decision)).rejects.toThrow(DamagedDocument);
    expect(await again.damaged()).toEqual([
      expect.stringMatching(/decision document "d".*Correct the row's value in SQL/),
    ]);
    await again.close();
    expect(await query(url, `select id, value from documents where id = 'd'`)).toEqual([
      { id: 'd', value: '{}' },
    ]);
  });

  it('indexes what an older program wrote meanwhile, at the next start', async () => {
    const url = await server.database();
    const store = await openPostgresStore(url, { log: silent });
    await store.save(decision, decisionOf('d'), { basedOn: 0, due: null });
    await store.save({ ...decision, id: 'e' }, decisionOf('e'), { basedOn: 0, due: null });
    await store.close();
    // An older program doesn't know the index.
    const deprecated = JSON.stringify({ ...decisionOf('d'), status: 'deprecated' });
    await query(url, `update documents set value = '${deprecated}', version = version + 1 where id = 'd'`);
    await query(url, `delete from decision_index where id = 'e'`);
    const again = await openPostgresStore(url, { log: silent });
    const find = async (status: 'accepted' | 'deprecated') =>
      (await again.findRecords('w', { statuses: [status] }, { by: 'decided' }, 9)).ids;
    expect([await find('accepted'), await find('deprecated')]).toEqual([['e'], ['d']]);
    await again.close();
  });

  it('waits for a database that is away at the start, longer each time, and logs that', async () => {
    const url = new URL(await server.database());
    const port = await freePort();
    const through = new URL(url);
    through.host = `127.0.0.1:${port}`;
    const pauses: number[] = [];
    const lines: string[] = [];
    let tunnel: Tunnel | undefined;
    const store = await openPostgresStore(through.href, {
      log: (line) => lines.push(line),
      pause: async (milliseconds) => {
        pauses.push(milliseconds);
        if (pauses.length === 3) tunnel = await openTunnel(port, Number(url.port || 5432), url.hostname);
      },
    });
    expect(pauses).toEqual([250, 500, 1_000]);
    expect(lines[0]).toContain('the database cannot be reached');
    await store.close();
    await tunnel?.close();
  });

  it('fails with StoreAway while the database is away, and recovers by itself', async () => {
    const url = new URL(await server.database());
    const port = await freePort();
    const through = new URL(url);
    through.host = `127.0.0.1:${port}`;
    const open = (): Promise<Tunnel> => openTunnel(port, Number(url.port || 5432), url.hostname);
    let tunnel = await open();
    const store = await openPostgresStore(through.href, { log: silent });
    await tunnel.close();
    await expect(store.load(thread)).rejects.toThrow(StoreAway);
    await expect(store.load(thread)).rejects.toThrow('I cannot reach my memory just now');
    await expect(store.save(thread, conversationOf('t'), { basedOn: 0, due: null })).rejects.toThrow(
      StoreAway,
    );
    expect(await store.ready()).toBe(false);
    tunnel = await open();
    expect(await store.ready()).toBe(true);
    expect(await store.load(thread)).toBeUndefined();
    await store.close();
    await tunnel.close();
  });

  it('is not ready if the server refuses writes, as after a failover', async () => {
    const url = new URL(await server.database());
    await (await openPostgresStore(url.href, { log: silent })).close();
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    const store = await openPostgresStore(url.href, { log: silent, migrate: false });
    expect(await store.ready()).toBe(false);
    await store.close();
  });

  it('uses TLS as sslmode says, and refuses a server without it', async () => {
    const url = await server.database();
    const [row] = await query(url, 'show ssl');
    const open = async (mode: string): Promise<void> =>
      (await openPostgresStore(`${url}?sslmode=${mode}`, { log: silent })).close();
    await open('disable');
    if (row?.ssl === 'off') await expect(open('verify-full')).rejects.toThrow('does not support SSL');
  });
});

type Tunnel = { close(): Promise<void> };

/** A port that forwards to the server and can be closed without affecting it. */
function openTunnel(port: number, to: number, host: string): Promise<Tunnel> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const tunnel = createServer((near) => {
    const far = createConnection(to, host);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
  });
  return new Promise((resolve) => {
    tunnel.listen(port, '127.0.0.1', () =>
      resolve({
        close: () =>
          new Promise((closed) => {
            tunnel.close(() => closed());
            for (const socket of sockets) socket.destroy();
          }),
      }),
    );
  });
}
