import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { answered, answersIn, scene } from './harness.ts';

const script = fileURLToPath(new URL('../../doubles/discord/bot-process.ts', import.meta.url));
const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradeoff-discord-'));
  folders.push(folder);
  return folder;
}

async function bot(orders: {
  apiUrl: string;
  token: string;
  folder: string;
  aheadMs?: number;
  shard?: number | null;
}): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, JSON.stringify({ aheadMs: 0, shard: null, ...orders })], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  if (child.stdout === null) throw new Error('the process has no output');
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Past the time for which the dead process held its outbox. */
const held = 31_000;

describe('a process that is killed', () => {
  it.each([
    ['between the turn and the thread', /threads$/, false],
    ['between the thread and the post', /^POST \/channels\/\d+\/messages$/, false],
    ['between the post and the mark that it is out', /^POST \/channels\/\d+\/messages$/, true],
  ])('%s leaves one answer to the next process', async (_, on, after) => {
    const { discord, channel, anna } = await scene({ start: false });
    const orders = { apiUrl: discord.apiUrl, token: discord.token, folder: newFolder() };
    const first = await bot(orders);
    discord.fault({ on, times: 1, delayMs: 60_000, reply: { status: 503, body: {} }, after });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => discord.calls.some(({ method, path }) => on.test(`${method} ${path}`)));
    await kill(first);
    await bot({ ...orders, aheadMs: held });
    await answered(discord, String(asked.json.id), 1);
    await discord.until(
      () =>
        discord.calls.filter(({ path }) => path === `/channels/${String(asked.json.id)}/messages`).length ===
        (on.source.startsWith('threads') ? 1 : 2),
    );
    expect(answersIn(discord, String(asked.json.id))).toHaveLength(1);
  });

  it('finishes its answer first after SIGTERM', async () => {
    const { discord, channel, anna } = await scene({ start: false });
    const child = await bot({ apiUrl: discord.apiUrl, token: discord.token, folder: newFolder() });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => discord.calls.some(({ path }) => path.endsWith('/threads')));
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await gone)[0]).toBe(0);
    expect(answersIn(discord, String(asked.json.id))).toHaveLength(1);
  });
});

describe('two processes with a shard each', () => {
  it('answer the questions of their own servers, once', async () => {
    const { discord, anna } = await scene({ start: false });
    const places = Array.from({ length: 6 }, (_, n) =>
      discord.world.addChannel(discord.world.addGuild(`Server ${n}`), 'general'),
    );
    const folder = newFolder();
    await Promise.all(
      [0, 1].map((shard) =>
        bot({ apiUrl: discord.apiUrl, token: discord.token, folder: join(folder, String(shard)), shard }),
      ),
    );
    const asked = places.map((place) =>
      String(anna.write(place, `${anna.mention} django or flask?`).json.id),
    );
    for (const id of asked) await answered(discord, id, 1);
    expect(asked.map((id) => answersIn(discord, id).length)).toEqual(asked.map(() => 1));
    expect(discord.gateway.identifies.map(({ shard }) => String(shard)).sort()).toEqual(['0,2', '1,2']);
  });
});
