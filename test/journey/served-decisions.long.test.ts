import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { answered, pressOf, write } from '../adapters/web/harness.ts';
import { openWindow } from '../doubles/web/window.ts';
import { newFolder } from '../new-folder.ts';
import { runProgramHere, runProgramProcess, startProgram } from '../run-program.ts';
import { eventually, startRunning } from './running.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const alone = { ENCODER: 'off', WEB_PORT: '0' };
const secret = '0123456789abcdef';
const asAnna = { 'x-tradeoff-secret': secret, 'x-user': 'anna@example.org' };

/** A data folder with one old record of a workspace. */
async function importedInto(workspaces: readonly string[]): Promise<string> {
  const [data, records] = [newFolder(), newFolder()];
  writeFileSync(
    join(records, '0001-bags.md'),
    '# Use bags\n\nDate: 2020-05-01\n\n## Status\n\nAccepted\n\n## Decision\n\nBags.\n',
  );
  for (const workspace of workspaces)
    await runProgramHere(['import', 'decisions', records, '--workspace', workspace], {
      env: { DATA_DIR: data },
    });
  return data;
}

/** The address in a line like "decisions: listening at …". */
function addressIn(msg: string): string {
  return /http:\S+/.exec(msg)?.[0] ?? '';
}

it('the running bot writes what is decided to SITE_DIR, with people by their names', async () => {
  const [data, site] = [newFolder(), join(newFolder(), 'site')];
  const running = startRunning({ ...alone, DATA_DIR: data, SITE_DIR: site }, closing, {
    args: ['--only', 'web'],
  });
  const url = addressIn((await running.says('web: listening at')).msg);
  const window = await openWindow(url, { as: '', channel: 'general' });
  const thread = await write(window, 'django or flask? we need an admin panel');
  await answered(window, /Django/);
  await write(window, 'we go with django because @ben knows it', { thread });
  const draft = await answered(window, /Draft d-\w+, not recorded yet[\s\S]*because Ben knows it/);
  await window.send('press', pressOf(draft, /^Record it$/));
  await answered(window, /Recorded: Django/);
  // Whatever its first page leads to is there by then.
  await eventually('the site has the record', async () =>
    readFileSync(join(site, 'index.html'), 'utf8').includes('Django as our framework'),
  );
  const served = await (await fetch(`${url}decisions/`)).text();
  const [, page = ''] = /href="(records\/d-\w+\.html)"/.exec(served) ?? [];
  expect(readFileSync(join(site, page), 'utf8')).toMatch(/by You[\s\S]*because @Ben knows it/);
  window.close();
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
});

it('behind a proxy, start serves the decisions to whom it names, and no chat that nobody asked for', async () => {
  const data = await importedInto(['slack:T1']);
  const running = startRunning({ ...alone, DATA_DIR: data, WEB_AUTH: `X-User:${secret}` }, closing);
  const url = addressIn((await running.says('decisions: listening at')).msg);
  expect((await fetch(url)).status).toBe(401);
  expect(await (await fetch(url, { headers: asAnna })).text()).toContain('Use bags');
  const root = await fetch(new URL('/', url), { headers: asAnna, redirect: 'manual' });
  expect([root.status, root.headers.get('location')]).toEqual([302, 'decisions/']);
  expect((await fetch(new URL('/api/events', url), { headers: asAnna })).status).toBe(404);
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
});

it('serve site is a process of its own, with health checks, for the one workspace that is named', async () => {
  const data = await importedInto(['slack:T1', 'slack:T2']);
  const unnamed = startRunning({ ...alone, DATA_DIR: data }, closing, { command: ['serve', 'site'] });
  const { msg } = await unnamed.says('decisions: listening at');
  expect((await fetch(addressIn(msg))).status).toBe(503);
  expect((await unnamed.says('choose one with')).msg).toContain('slack:T1, slack:T2');
  unnamed.kill('SIGTERM');
  expect(await unnamed.ended).toBe(0);
  const named = startRunning({ ...alone, DATA_DIR: data, SITE_WORKSPACE: 'slack:T2' }, closing, {
    command: ['serve', 'site'],
  });
  const url = addressIn((await named.says('decisions: listening at')).msg);
  expect(await (await fetch(url)).text()).toContain('Use bags');
  expect((await fetch(`${await named.health()}/readyz`)).status).toBe(200);
  expect((await fetch(`${await named.health()}/healthz`)).status).toBe(200);
  named.kill('SIGTERM');
  expect(await named.ended).toBe(0);
});

it('export site --watch writes the site and stays until it is stopped; the folder is its own meanwhile', async () => {
  const data = await importedInto(['slack:T1']);
  const site = join(newFolder(), 'site');
  const watching = startProgram(['export', 'site', site, '--watch'], {
    env: { ENCODER: 'off', DATA_DIR: data },
  });
  const ended = once(watching, 'close');
  closing.push(async () => {
    watching.kill('SIGKILL');
    await ended;
  });
  let printed = '';
  watching.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await eventually('it watches', async () => printed.includes('Watching for changes'));
  expect(existsSync(join(site, 'index.html'))).toBe(true);
  const other = await runProgramProcess(['export', 'site', join(newFolder(), 'other')], {
    env: { ENCODER: 'off', DATA_DIR: data },
  });
  expect(other.code).not.toBe(0);
  expect(other.stderr).toContain(data);
  watching.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
