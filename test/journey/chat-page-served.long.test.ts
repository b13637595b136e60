import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { answered, write } from '../adapters/web/harness.ts';
import { openWindow } from '../doubles/web/window.ts';
import { newFolder } from '../new-folder.ts';
import { runProgramHere, runProgramProcess } from '../run-program.ts';
import { startRunning } from './running.ts';
import { startChatPage } from './served-page.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('start without tokens serves the chat page next to the terminal, on the next free port if its own is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const run = await runProgramProcess(['start', '--data', newFolder()], {
    env: { WEB_PORT: String(port) },
    input: 'django or flask?\n',
  });
  other.close();
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toMatch(
    /The same chat is at http:\/\/127\.0\.0\.1:\d+\/ \(port \d+ is taken\), for several people/,
  );
  expect(run.stdout).toContain('Flask');
});

it('--no-web leaves it out', async () => {
  const run = await runProgramHere(['start', '--no-web', '--data', newFolder()], {
    input: 'django or flask?\n',
  });
  expect(run.code).toBe(0);
  expect(run.stdout).not.toContain('http://127.0.0.1');
});

it('stays where nobody types, and forgets a person from the page as well as from the store', async () => {
  const folder = newFolder();
  const page = await startChatPage(folder);
  const window = await openWindow(page.url, { as: 'ben', channel: 'general' });
  await write(window, 'explain flask');
  await answered(window, /Flask/);
  window.close();
  await page.stop();
  const file = join(folder, 'web', 'chat.jsonl');
  expect(readFileSync(file, 'utf8')).toContain('explain flask');
  const forgotten = await runProgramProcess(['forget', '--user', 'ben'], { env: { DATA_DIR: folder } });
  expect(forgotten.stdout).toContain('chat page: 2 messages removed');
  expect(readFileSync(file, 'utf8')).not.toMatch(/explain flask|"ben"/);
});

it('is a service of its own with --only web, for this machine', async () => {
  const folder = newFolder();
  const running = startRunning({ ENCODER: 'off', WEB_PORT: '0', DATA_DIR: folder }, closing, {
    args: ['--only', 'web'],
  });
  const { msg } = await running.says('web: listening at');
  const [url = ''] = /http:\S+/.exec(msg) ?? [];
  expect((await fetch(url)).status).toBe(200);
  // The page leads there, before anything was decided, too.
  const decisions = await fetch(`${url}decisions/`);
  expect([decisions.status, await decisions.text()]).toEqual([
    200,
    expect.stringContaining('Nothing is on record yet'),
  ]);
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(existsSync(join(folder, 'web', 'chat.jsonl'))).toBe(true);
});

it('is served behind a proxy if it is asked for, to whom the proxy names', async () => {
  const env = {
    ENCODER: 'off',
    WEB_PORT: '0',
    WEB_AUTH: 'X-User:0123456789abcdef',
    WEB_CHAT: 'true',
    DATA_DIR: newFolder(),
  };
  const running = startRunning(env, closing);
  const { msg } = await running.says('web: listening at');
  const [url = ''] = /http:\S+/.exec(msg) ?? [];
  expect((await fetch(url)).status).toBe(401);
  const headers = { 'x-tradeoff-secret': '0123456789abcdef', 'x-user': 'anna@example.org' };
  expect((await fetch(url, { headers })).status).toBe(200);
  const window = await openWindow(url, { as: '', channel: 'general', headers });
  await write(window, 'explain flask');
  await answered(window, /Flask/);
  window.close();
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(running.text()).not.toContain('0123456789abcdef');
});
