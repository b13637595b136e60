import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { exportTopicCommand } from '../../../../../src/adapters/command-line/commands/transfer/export-topic.ts';
import { importTopicCommand } from '../../../../../src/adapters/command-line/commands/transfer/import-topic.ts';
import type { StoreShell } from '../../../../../src/adapters/command-line/shell/store-shell.ts';
import { openLowdbStore } from '../../../../../src/adapters/lowdb/store.ts';
import { openPostgresStore } from '../../../../../src/adapters/postgres/store.ts';
import type { Store } from '../../../../../src/core/store/store.ts';
import { loadKnowledge } from '../../../../../src/knowledge/load.ts';
import { builtIn } from '../../../../core/built-in.ts';
import { openTeam } from '../../../../core/decisions/team.ts';
import { testServer } from '../../../../postgres-server.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';

const server = await testServer();
afterAll(() => server.stop());

const names = new Map([
  ['ana', 'Ana Berg'],
  ['ben', 'Ben'],
]);
const knowledge = () => builtIn;
const exporting = (shell: StoreShell): Command =>
  exportTopicCommand({
    ...shell,
    knowledge,
    namesOf: async (_, ids) => new Map([...names].filter(([id]) => ids.includes(id))),
  });
const importing = (shell: StoreShell): Command => importTopicCommand({ ...shell, knowledge });

async function run(
  make: (shell: StoreShell) => Command,
  store: Store,
  ...args: readonly string[]
): Promise<string> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  // The command closes its store, and the test goes on with it.
  const openStore = async (): Promise<Store> => ({ ...store, close: async () => undefined });
  await make({ stdin, stdout, stderr, openStore, databaseUrl: null })
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync([...args], { from: 'user' });
  stdout.end();
  return text(stdout);
}

async function chosen(store?: Store) {
  const team = openTeam(store);
  team.knowledge = builtIn;
  await team.say('ana', "let's choose between Keycloak, Auth0 and Authentik for our login");
  await team.say('ana', 'criterion: hosted in the EU, must');
  await team.say('ana', 'drop lock-in');
  await team.say('ben', 'fact on Keycloak: it needs its own database https://www.keycloak.org/server/db');
  await team.say('ana', 'fact on Auth0: it was set up in a day');
  for (const author of ['ana', 'ben', 'cem']) {
    await team.say(
      author,
      'Keycloak: cost 5, effort to run 2, security 5, time to first use 3, hosted in the EU 5',
    );
    await team.say(
      author,
      'Auth0: cost 1, effort to run 5, security 4, time to first use 5, hosted in the EU 3',
    );
    await team.say(
      author,
      'Authentik: cost 4, effort to run 3, security 3, time to first use 3, hosted in the EU 5',
    );
  }
  const { ranking } = await team.say('ana', 'close the ratings');
  return { team, ranking };
}

describe('a choice of a team’s own', () => {
  it('leaves as a folder that passes the check, and ranks alike in another workspace', async () => {
    const { team, ranking } = await chosen();
    const folder = join(await temporaryFolder(), 'login');
    expect(await run(exporting, team.store, 'login', folder)).toMatch(/: Login, \d files\n$/);
    expect(loadKnowledge([folder]).topics).toMatchObject([{ title: 'Login', provenance: 'team' }]);
    const keycloak = await readFile(join(folder, 'options/keycloak.yaml'), 'utf8');
    expect(keycloak).toContain('name: Ben');
    const auth0 = await readFile(join(folder, 'options/auth0.yaml'), 'utf8');
    expect(auth0).toContain('name: Ana Berg');
    const other = openTeam();
    other.knowledge = builtIn;
    const imported = await run(importing, other.store, folder, '--workspace', 'test:w');
    expect(imported).toMatch(/^By its weights: .*\nLogin: imported as team-[0-9a-f]{12}\n$/);
    expect(await run(importing, other.store, folder, '--workspace', 'test:w')).toContain('imported before');
    const there = await other.say('eve', 'keycloak, auth0 or authentik?');
    expect(there.ranking ?? (await other.say('eve', 'which one should we take?')).ranking).toEqual(ranking);
  });

  it('goes from a data folder to Postgres and back, and ranks alike in each', async () => {
    const lowdb = await openLowdbStore(await temporaryFolder());
    const postgres = await openPostgresStore(await server.database(), { log: () => undefined });
    const back = await openLowdbStore(await temporaryFolder());
    const { ranking } = await chosen(lowdb);
    const folder = await temporaryFolder();
    let from: Store = lowdb;
    for (const [at, to] of [postgres, back].entries()) {
      const out = join(folder, String(at));
      await run(exporting, from, 'Login', out, '--workspace', 'test:w');
      await run(importing, to, out, '--workspace', 'test:w');
      const there = openTeam(to);
      there.knowledge = builtIn;
      const answer = await there.say('eve', 'keycloak, auth0 or authentik?');
      const pick = answer.ranking ?? (await there.say('eve', 'which one should we take?')).ranking;
      expect(pick).toEqual(ranking);
      from = to;
    }
    await Promise.all([lowdb.close(), postgres.close(), back.close()]);
  });

  it('names nobody if that is asked for', async () => {
    const { team } = await chosen();
    const folder = join(await temporaryFolder(), 'login');
    await run(exporting, team.store, 'Login', folder, '--roles');
    const files = await Promise.all(
      ['keycloak', 'auth0', 'authentik'].map((option) =>
        readFile(join(folder, `options/${option}.yaml`), 'utf8'),
      ),
    );
    expect(files.join('')).not.toMatch(/ana|ben\b/i);
    expect(files.join('')).toContain('name: member 1');
  });

  it('leaves what it doesn’t know in a folder alone', async () => {
    const { team } = await chosen();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'options'));
    await writeFile(join(folder, 'options/okta.yaml'), 'mine');
    await expect(run(exporting, team.store, 'login', folder)).rejects.toThrow(
      "holds files that this topic doesn't have",
    );
    await expect(run(exporting, team.store, 'logout', folder)).rejects.toThrow('it has: Login (team-');
  });

  it('comes from a spreadsheet, shown as it was read, and is found by its options', async () => {
    const file = join(await temporaryFolder(), 'CRM vendors.csv');
    await writeFile(file, 'Vendor,Cost,Support\nWeight,2,1\nAcme,9,4\nBoltworks,3,8\n');
    const team = openTeam();
    const tried = await run(importing, team.store, file, '--workspace', 'test:w', '--dry-run');
    expect(tried).toBe(
      [
        'Options (rows): Acme, Boltworks',
        'Cost: rated from 0 to 10, weight 2 as 3 of 3 → 4.5, 1.5',
        'Support: rated from 0 to 10, weight 1 as 1.5 of 3 → 2, 4',
        'By its weights: Acme 3.7, Boltworks 2.3',
        'Nothing was imported.',
        '',
      ].join('\n'),
    );
    await run(importing, team.store, file, '--workspace', 'test:w', '--name', 'Our CRM');
    const answer = await team.say('ana', 'acme or boltworks?');
    expect(answer.ranking?.[0] ?? (await team.say('ana', 'which one should we take?')).ranking?.[0]).toBe(
      'acme',
    );
  });

  it('has its thread where its card is first shown', async () => {
    const file = join(await temporaryFolder(), 'vendors.csv');
    await writeFile(file, 'Vendor,Cost,Support\nAcme,5,4\nBoltworks,3,4\n');
    const team = openTeam();
    await run(importing, team.store, file, '--workspace', 'test:w');
    await team.say('ana', 'acme or boltworks?');
    await team.say('ana', 'show the choice');
    for await (const { value } of team.store.list('test:w', 'team-topic'))
      expect(value).toMatchObject({ conversation: 't', platform: 'test' });
    const edited = await team.say('ben', 'fact on Acme: they answered within an hour');
    expect(edited.declined).toBe(false);
  });

  it('says what’s wrong with a file', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'empty.csv');
    await writeFile(file, 'a\n');
    const { store } = openTeam();
    await expect(run(importing, store, file)).rejects.toThrow('at least two options and one criterion');
    await expect(run(importing, store, join(folder, 'none.csv'))).rejects.toThrow('ENOENT');
    await expect(run(importing, store, folder)).rejects.toThrow('topic.yaml');
  });
});
