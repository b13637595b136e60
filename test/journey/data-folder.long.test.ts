import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { conversationOf } from '../contract/documents.ts';
import { newFolder } from '../new-folder.ts';
import { ended, type Run, root, runProgramHere, runProgramProcess, startProgram } from '../run-program.ts';

/** In its own namespace a test can mount a small or read-only disk, which is gone with the process. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', newFolder()]).status === 0;

/** Runs the chat with its data folder on a disk with these mount options. */
async function chatOn(options: string, folder: string, before: string, input: string): Promise<Run> {
  const shell = `mount -t tmpfs -o ${options} tmpfs ${folder} && ${before} && exec ${process.execPath} src/main.ts chat --data ${folder}`;
  return ended(spawn('unshare', ['-rm', 'sh', '-c', shell], { cwd: root }), input);
}

it('creates a missing data folder', async () => {
  const folder = join(newFolder(), 'a/b');
  const run = await runProgramProcess(['chat'], { env: { DATA_DIR: folder }, input: 'django or flask?\n' });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(folder).sort()).toEqual(['documents', 'expiry', 'formats.json', 'outbox']);
});

it('refuses the root of the file system as a data folder', async () => {
  const run = await runProgramProcess(['chat'], { env: { DATA_DIR: '/' }, input: 'x\n' });
  expect(run).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^tradeoff: DATA_DIR is \/, the root of the file system; set it to .*\n$/),
  });
});

it('uses a data folder given with ~', async () => {
  const home = newFolder();
  const run = await runProgramProcess(['pipe', '--data=~/bot'], { env: { HOME: home }, input: '' });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(join(home, 'bot'))).toContain('documents');
});

it('stops with one line within seconds when its folder is gone, and acknowledges nothing meanwhile', async () => {
  const folder = join(newFolder(), 'data');
  const child = startProgram(['pipe', '--data', folder]);
  const line = (number: number): string =>
    `{"id":"q${number}","workspace":"w","channel":"c","thread":"t${number}","user":"u","text":"django or flask?"}\n`;
  const acknowledged: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => acknowledged.push(text));
  const errors = text(child.stderr);
  child.stdin.on('error', () => {});
  child.stdin.write(line(0));
  await once(child.stdout, 'data');
  rmSync(folder, { recursive: true });
  const asking = setInterval(() => child.stdin.write(line(acknowledged.length)), 50);
  const [code] = await once(child, 'close');
  clearInterval(asking);
  expect(code).toBe(1);
  expect(acknowledged.filter((response) => !response.includes('"error"'))).toHaveLength(1);
  expect(await errors).toMatch(/^tradeoff: the data folder .* was removed, moved or replaced[^\n]*\n$/);
});

it('deletes expired threads, whichever command opens the folder', async () => {
  const folder = newFolder();
  const key = { workspace: 'w', kind: 'conversation', id: 'old' } as const;
  for (const command of ['pipe', 'chat']) {
    const store = await openLowdbStore(folder);
    await store.save(key, conversationOf('old'), { basedOn: 0, due: null, expires: 5 });
    await store.close();
    const run = await runProgramHere([command, '--data', folder]);
    expect(run).toMatchObject({ code: 0 });
    const after = await openLowdbStore(folder);
    expect(await after.load(key)).toBeUndefined();
    await after.close();
  }
});

it('refuses a data folder that is a file, and one below a file', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, 'mine');
  const run = await runProgramProcess(['chat', '--data', file], { input: 'django or flask?\n' });
  expect(run).toEqual({
    code: 1,
    stdout: '',
    stderr: `tradeoff: the data folder ${file} cannot be used (EEXIST): a file of that name is in the way; set DATA_DIR to a folder\n`,
  });
  const below = await runProgramProcess(['chat', '--data', join(file, 'x')], { input: 'x\n' });
  expect(below).toMatchObject({ code: 1, stderr: expect.stringContaining('(ENOTDIR)') });
});

it.skipIf(!existsSync('/proc/self'))('refuses a data folder where nothing can be created', async () => {
  for (const folder of ['/proc/x', '/proc/x/y']) {
    const run = await runProgramProcess(['chat', '--data', folder], { input: 'x\n' });
    const first = folder === '/proc/x' ? '' : 'the folder /proc/x cannot be created; ';
    expect(run).toEqual({
      code: 1,
      stdout: '',
      stderr: `tradeoff: the data folder ${folder} cannot be used (ENOENT): ${first}nothing can be created there; set DATA_DIR to another folder\n`,
    });
  }
});

it('refuses a data folder whose path is too long for its lock', async () => {
  const folder = join(newFolder(), 'x'.repeat(120));
  const run = await runProgramProcess(['chat', '--data', folder], { input: 'x\n' });
  expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('too long') });
});

it.skipIf(!canMount)('refuses a read-only data folder (needs permission to mount)', async () => {
  const folder = newFolder();
  const run = await chatOn('size=1m', folder, `mount -o remount,ro ${folder}`, 'django or flask?\n');
  expect(run).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `tradeoff: the data folder ${folder} cannot be used (EROFS): it is read-only; mount it writable, or set DATA_DIR to another folder\n`,
  });
});

it.skipIf(!canMount)(
  'reports a full disk at each message, and goes on (needs permission to mount)',
  async () => {
    const folder = newFolder();
    const fill = `dd if=/dev/zero of=${folder}/filler bs=1k 2>/dev/null; true`;
    const run = await chatOn('size=64k', folder, `(${fill})`, 'django or flask?\nand databases?\n');
    expect(run.code).toBe(0);
    const lines = run.stdout.trim().split(/\n+/);
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toContain(
        `That didn't work: the data folder ${folder} cannot be used (ENOSPC): the disk is full; free some space.`,
      );
  },
);

it('reports where the damaged document of a thread was moved', async () => {
  const folder = newFolder();
  const line = (id: string): string =>
    `${JSON.stringify({ id, workspace: 'w', channel: 'c', thread: 't', user: 'u', text: 'django or flask?' })}\n`;
  await runProgramProcess(['pipe', '--data', folder], { input: line('1') });
  const [name = ''] = readdirSync(join(folder, 'documents'), { recursive: true, encoding: 'utf8' }).filter(
    (entry) => entry.endsWith('.json'),
  );
  mkdirSync(join(folder, 'documents'), { recursive: true });
  writeFileSync(join(folder, 'documents', name), '{"half');
  const run = await runProgramProcess(['pipe', '--data', folder], { input: line('2') + line('3') });
  const [second, third] = run.stdout
    .trim()
    .split('\n')
    .map((text): unknown => JSON.parse(text));
  expect(second).toEqual({ id: '2', error: expect.stringContaining(join(folder, 'damaged')) });
  expect(third).toMatchObject({ id: '3', intent: 'compare' });
});
