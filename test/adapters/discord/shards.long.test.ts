import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { type DiscordDouble, startDiscord } from '../../doubles/discord/discord-double.ts';
import type { Channel } from '../../doubles/discord/objects.ts';
import type { Given } from '../../doubles/discord/world.ts';
import { startServer } from '../../postgres-server.ts';
import { startProgram } from '../../run-program.ts';
import { answersIn, textOf } from './harness.ts';

/** A dead process's hold on its replies ends, and the next look for such replies comes. */
const takenOver = { timeout: 60_000, interval: 100 };
const soon = { timeout: 20_000, interval: 20 };

it('two processes with a shard each on one database answer once, and one takes over from the other', async () => {
  const database = await startServer({ durable: true });
  onTestFinished(() => database.stop());
  const url = await database.database();
  const discord = await startDiscord(Date.now);
  onTestFinished(() => discord.close());
  const anna = discord.person('anna');
  const places = [0, 1].map((shard) => Array.from({ length: 5 }, (_, n) => placeOn(discord, shard, n)));
  const [onFirst = [], onSecond = []] = places;
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: url };
  const begin = (shards: string) =>
    started({ ...env, DISCORD_SHARDS: shards, DISCORD_MESSAGE_CONTENT: 'true' });
  const [, second] = await Promise.all([begin('0/2'), begin('1/2')]);
  expect(discord.gateway.identifies.map(({ shard }) => String(shard)).sort()).toEqual(['0,2', '1,2']);

  const asked = places
    .flat()
    .flatMap((place) =>
      Array.from({ length: 4 }, () => String(anna.write(place, `${anna.mention} django or flask?`).json.id)),
    );
  const answers = (): number[] => asked.map((id) => answersIn(discord, id).length);
  await expect.poll(answers, soon).toEqual(asked.map(() => 1));
  for (const id of asked) anna.write(threadOf(discord, id), 'and what about databases?');
  await expect.poll(answers, soon).toEqual(asked.map(() => 2));

  // The second process commits its turns and is killed before any reply is out.
  discord.fault({ on: /threads$/, times: 99, delayMs: 2_000, reply: { status: 503, body: {} } });
  discord.fault({ on: /^PATCH \/webhooks/, times: 99, delayMs: 2_000, reply: { status: 503, body: {} } });
  const orphaned = onSecond.map((place) =>
    String(anna.write(place, `${anna.mention} django or flask?`).json.id),
  );
  const [place] = onSecond;
  if (place === undefined) throw new Error('there is no server on the second shard');
  const alone = anna.command(place, 'ask', { question: 'django or flask?', private: true });
  const begun = (on: RegExp): number => discord.calls.filter(({ path }) => on.test(path)).length;
  const before = begun(/threads$/);
  await expect.poll(() => begun(/threads$/) - before, soon).toBeGreaterThanOrEqual(orphaned.length);
  await expect.poll(() => begun(new RegExp(`${alone.token}/messages`)), soon).toBe(1);
  await second.kill();
  discord.clearFaults();
  const meanwhile = String(anna.write(onFirst[0] ?? place, `${anna.mention} django or flask?`).json.id);
  await expect.poll(() => answersIn(discord, meanwhile).length, soon).toBe(1);

  const replies = (): number[] => orphaned.map((id) => answersIn(discord, id).length);
  await expect.poll(replies, takenOver).toEqual(orphaned.map(() => 1));
  await expect.poll(() => shownBy(discord, alone), takenOver).toContain('Django');

  // Whoever holds the shard next goes on in the same threads.
  await begin('1/2');
  for (const id of orphaned) anna.write(threadOf(discord, id), 'and what about databases?');
  await expect.poll(replies, soon).toEqual(orphaned.map(() => 2));
  const store = await openPostgresStore(url, { log: () => undefined });
  onTestFinished(() => store.close());
  await expect.poll(() => store.due('conversation', Number.MAX_SAFE_INTEGER, 1), soon).toEqual([]);
  expect(answers()).toEqual(asked.map(() => 2));
  expect(discord.problems).toEqual([]);
}, 240_000);

/** A channel of a server whose id belongs to one of two shards: (id >> 22) % 2. */
function placeOn({ world }: DiscordDouble, shard: number, n: number): Channel {
  const id = String((2n * (BigInt(world.id()) >> 23n) + BigInt(2 * n + shard)) << 22n);
  return world.addChannel(world.addGuild(`Server ${n} on ${shard}`, id), 'general');
}

function threadOf({ world }: DiscordDouble, id: string): Channel {
  const thread = world.channels.get(id);
  if (thread === undefined) throw new Error(`message ${id} has no thread`);
  return thread;
}

function shownBy({ world }: DiscordDouble, { message }: Given): string {
  return textOf(world.messages.get(message ?? '')?.json ?? {});
}

/** The program as an operator starts it. */
async function started(env: Record<string, string>): Promise<{ kill(): Promise<void> }> {
  const child = startProgram(['start'], { env });
  const closed = once(child, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  child.stderr.setEncoding('utf8');
  let log = '';
  child.stderr.on('data', (lines: string) => {
    log += lines;
  });
  await expect.poll(() => log, soon).toContain('open: Discord');
  return { kill };
}
