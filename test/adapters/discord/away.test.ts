import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { awaySentence, type Store, StoreAway } from '../../../src/core/store/store.ts';
import type { Given } from '../../doubles/discord/world.ts';
import { answered, answersIn, type Scene, scene, textOf } from './harness.ts';

type Away = { reason: Error | null };

/** A store that can be away, or broken. */
function openStore(): { store: Store; away: Away } {
  const memory = openMemoryStore();
  const away: Away = { reason: null };
  const store: Store = {
    ...memory,
    shared: true,
    load: (key) => (away.reason === null ? memory.load(key) : Promise.reject(away.reason)),
    save: (key, value, options) =>
      away.reason === null ? memory.save(key, value, options) : Promise.reject(away.reason),
    due: (kind, now, most) =>
      away.reason === null ? memory.due(kind, now, most) : Promise.reject(away.reason),
  };
  return { store, away };
}

const ephemeral = 64;
const isGone = (): Error => new StoreAway(new Error('the database is away'));

/** What the person sees of a call: its reply, and what was sent after it. */
function seen({ discord }: Scene, given: Given): Promise<string> {
  const at = (path: string): boolean => path.includes(given.id) || path.includes(given.token);
  return discord.until(() =>
    discord.calls
      .filter(({ path, status }) => at(path) && status < 300)
      .map(({ body }) => textOf('data' in body ? (body.data as typeof body) : body))
      .find((text) => text.includes(awaySentence) || text.includes('my side')),
  );
}

describe('while the store is down', () => {
  it('a channel is told once, however many people mention the bot, and again after a while', async () => {
    const { store, away } = openStore();
    const { discord, channel, anna, later, log } = await scene({ store });
    away.reason = isGone();
    for (let n = 0; n < 5; n++) anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => log.filter((line) => line.includes('is not answered')).length === 5);
    const [sorry] = await answered(discord, channel.id, 1);
    expect(textOf(sorry ?? {})).toBe(awaySentence);
    expect(log.join('\n')).toContain('the store cannot be reached: the database is away');
    later(61_000);
    anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, channel.id, 2);
    away.reason = null;
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
    expect(answersIn(discord, channel.id)).toHaveLength(2);
  });

  it('people who write in a thread or a direct message are told there', async () => {
    const { store, away } = openStore();
    const { discord, channel, anna } = await scene({ store });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    const direct = discord.world.addChannel(null, 'direct', { recipient: { id: anna.id } });
    away.reason = isGone();
    anna.write(thread, `${anna.mention} why?`);
    anna.write(direct, 'django or flask?');
    expect(textOf((await answered(discord, thread.id, 2))[1] ?? {})).toBe(awaySentence);
    expect(textOf((await answered(discord, direct.id, 1))[0] ?? {})).toBe(awaySentence);
  });

  it('conversations between people get no message about it', async () => {
    const { store, away } = openStore();
    const { discord, channel, anna, log } = await scene({ store });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    away.reason = isGone();
    anna.write(thread, 'lunch?');
    await discord.until(() => log.some((line) => line.includes('is not answered')));
    expect(answersIn(discord, thread.id)).toHaveLength(1);
    expect(answersIn(discord, channel.id)).toHaveLength(0);
  });

  it('people are told privately after commands, presses, forms and settings', async () => {
    const { store, away } = openStore();
    const stage = await scene({ store });
    const { discord, channel, anna } = stage;
    const asked = anna.write(channel, `${anna.mention} django or fastapi? we need an admin panel`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    const [answer] = await answered(discord, thread.id, 1);
    if (answer === undefined) throw new Error('there is no answer');
    const id = JSON.stringify(answer).match(/"t:\d+:([0-9a-f]{10})"/)?.[1] ?? 'none';
    away.reason = isGone();
    const calls = [
      anna.command(channel, 'ask', { question: 'django or flask?' }),
      anna.command(thread, 'ask', { question: 'why?' }),
      anna.command(channel, 'ask', { question: 'django or flask?', private: true }),
      anna.command(channel, 'settings'),
      anna.onMessage(channel, anna.write(channel, 'django or flask?'), 'Weigh this'),
      anna.press(thread, answer, 'Good answer'),
      anna.press(thread, answer, "Something's wrong with it"),
      anna.press(thread, answer, 'How this answer came about'),
      anna.press(thread, answer, 'Mute this thread'),
      anna.submit(thread, `w:${thread.id}:${id}`, 'nothing on uploads', { on: answer }),
      anna.submit(thread, `d:${thread.id}`, 'and databases?', { on: answer }),
    ];
    expect(await Promise.all(calls.map((given) => seen(stage, given)))).toEqual(
      calls.map(() => awaySentence),
    );
    const told = [...answersIn(discord, thread.id), ...answersIn(discord, channel.id)].filter(
      (message) => textOf(message) === awaySentence,
    );
    expect(told).toHaveLength(calls.length);
    expect(told.filter(({ flags }) => (Number(flags) & ephemeral) === 0)).toEqual([]);
  });

  it('the adapter starts, and posts waiting replies once the store is back', async () => {
    const { store, away } = openStore();
    const { discord, channel, anna, log, adapter, again, later } = await scene({ store });
    discord.fault({ on: /threads$/, times: 999, reply: { status: 503, body: {} } });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => discord.calls.some(({ path }) => path.endsWith('/threads')));
    await adapter.stop();
    discord.clearFaults();
    away.reason = isGone();
    const second = again();
    await second.adapter.start();
    await discord.until(() =>
      log.some((line) => line.includes('taking over unposted replies failed: the store')),
    );
    away.reason = null;
    later(31_000);
    second.tick();
    await answered(discord, String(asked.json.id), 1);
  });

  it('a reply that was posted just before is not repeated', async () => {
    const { store, away } = openStore();
    const { discord, channel, anna, log, later, tick } = await scene({ store });
    discord.fault({
      on: /^POST \/channels\/\d+\/messages$/,
      times: 1,
      reply: { status: 500, body: {} },
      after: true,
      delayMs: 50,
    });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = String(asked.json.id);
    await discord.until(() => answersIn(discord, thread).length === 1);
    away.reason = isGone();
    await discord.until(() =>
      log.some((line) => /stays in the outbox: the store cannot be reached/.test(line)),
    );
    expect(answersIn(discord, channel.id)).toHaveLength(0);
    away.reason = null;
    later(31_000);
    tick();
    await expect.poll(() => store.due('conversation', Number.MAX_SAFE_INTEGER, 1)).toEqual([]);
    expect(answersIn(discord, thread)).toHaveLength(1);
  });
});

describe('a fault other than a store that is down', () => {
  it('is not reported as such, and the log has the reason', async () => {
    const { store, away } = openStore();
    const stage = await scene({ store });
    away.reason = new Error('a document is damaged');
    expect(await seen(stage, stage.anna.command(stage.channel, 'help'))).toContain('my side');
    stage.anna.write(stage.channel, `${stage.anna.mention} django or flask?`);
    const answers = await answered(stage.discord, stage.channel.id, 2);
    expect(answers.map(textOf).join('\n')).toContain('my side');
    expect(stage.log.join('\n')).toMatch(/is not answered: a document is damaged/);
  });
});
