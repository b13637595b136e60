import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { exportLines } from '../../../src/adapters/transfer/export.ts';
import { importLines } from '../../../src/adapters/transfer/import.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { conversationOf, decisionOf, workspaceOf } from '../../contract/documents.ts';
import { openTeam, workspace } from '../../core/decisions/team.ts';
import { saidIn } from '../../core/spans-of.ts';
import { testServer } from '../../postgres-server.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const server = await testServer();
afterAll(() => server.stop());
const silent = (): void => undefined;
const replace = { replace: false };

async function fill(store: Store): Promise<void> {
  for (const workspace of ['w', 'W', 'größer \u{1f600}']) {
    await store.save({ workspace, kind: 'workspace', id: 'team' }, workspaceOf(), { basedOn: 0, due: 99 });
    for (let number = 0; number < 30; number++) {
      await store.save({ workspace, kind: 'decision', id: `d${number}` }, decisionOf('a\nb\u0000\u2028"\\'), {
        basedOn: 0,
        due: null,
      });
      await store.save(
        { workspace, kind: 'conversation', id: `t/${number}` },
        conversationOf(`t/${number}`, number),
        { basedOn: 0, due: number % 3 === 0 ? number : null, expires: 1_000 + number },
      );
    }
  }
}

async function linesOf(store: Store): Promise<string[]> {
  const lines = [];
  for await (const line of exportLines(store)) lines.push(line);
  return lines;
}

describe('export and import', () => {
  it('move everything from lowdb to Postgres and back, and lose nothing', async () => {
    const lowdb = await openLowdbStore(await temporaryFolder());
    await fill(lowdb);
    const exported = await linesOf(lowdb);
    expect(exported).toHaveLength(2 + 3 * 61);
    const postgres = await openPostgresStore(await server.database(), { log: silent });
    expect(await importLines(postgres, Readable.from(exported), replace)).toEqual({
      added: 183,
      same: 0,
      replaced: 0,
      kept: [],
    });
    expect(await linesOf(postgres)).toEqual(exported);
    const back = await openLowdbStore(await temporaryFolder());
    await importLines(back, Readable.from(await linesOf(postgres)), replace);
    expect(await linesOf(back)).toEqual(exported);
    expect(await back.due('conversation', 50, 100)).toHaveLength(30);
    await Promise.all([lowdb.close(), postgres.close(), back.close()]);
  });

  it('change nothing the second time', async () => {
    const from = openMemoryStore();
    const to = openMemoryStore();
    await fill(from);
    const lines = await linesOf(from);
    await importLines(to, Readable.from(lines), replace);
    expect(await importLines(to, Readable.from(lines), replace)).toEqual({
      added: 0,
      same: 183,
      replaced: 0,
      kept: [],
    });
    expect(await linesOf(to)).toEqual(lines);
  });

  it('bring a team’s own topics along, and join its list with the one that is there', async () => {
    const [from, to] = [openTeam(), openTeam()];
    await from.say('ana', "let's choose between Keycloak and Auth0");
    await from.say('ana', 'fact: Keycloak needs its own database https://example.com/keycloak');
    await to.say('ben', "let's choose between Kafka and RabbitMQ");
    const lines = await linesOf(from.store);
    const { kept } = await importLines(to.store, Readable.from(lines), replace);
    // The thread has the same name in both.
    expect(kept).toEqual([`conversation t of ${workspace}`]);
    expect(await importLines(to.store, Readable.from(lines), replace)).toMatchObject({ added: 0, same: 2 });
    // Who asks finds both by their names, once the list is read anew.
    to.clock += 60_000;
    expect(saidIn(await to.say('cem', 'tell me about keycloak', { thread: 'u' }))).toContain(
      'its own database',
    );
    expect(saidIn(await to.say('cem', 'kafka or rabbitmq?', { thread: 'v' }))).toMatch(/kafka.*rabbitmq/);
  });

  it('skip a document that exists and differs, unless told to replace it', async () => {
    const from = openMemoryStore();
    const to = openMemoryStore();
    const key = { workspace: 'w', kind: 'decision', id: 'd' } as const;
    await from.save(key, decisionOf('new'), { basedOn: 0, due: null });
    await to.save(key, decisionOf('old'), { basedOn: 0, due: null });
    const lines = await linesOf(from);
    expect(await importLines(to, Readable.from(lines), replace)).toMatchObject({ kept: ['decision d of w'] });
    expect((await to.load(key))?.value.content.title).toBe('old');
    expect(await importLines(to, Readable.from(lines), { replace: true })).toMatchObject({
      replaced: 1,
      kept: [],
    });
    expect((await to.load(key))?.value.content.title).toBe('new');
  });

  it('reject a file that was cut off, lost a line, or is not an export', async () => {
    const from = openMemoryStore();
    await fill(from);
    const lines = await linesOf(from);
    const take = (some: readonly string[]) => importLines(openMemoryStore(), Readable.from(some), replace);
    await expect(take(lines.slice(0, -1))).rejects.toThrow('it was cut off');
    await expect(take(lines.toSpliced(5, 1))).rejects.toThrow('lines are missing');
    await expect(take([...lines.slice(0, 3), lines[3]?.slice(0, 40) ?? ''])).rejects.toThrow(
      'line 4 is not JSON',
    );
    await expect(take(['{"a":1}\n'])).rejects.toThrow('line 1 is not part of an export');
    await expect(take([])).rejects.toThrow('it was cut off');
  });
});
