import { describe, expect, it } from 'vitest';
import { answered, answersIn, scene } from './harness.ts';

const messageContent = 1 << 15;

describe('the gateway', () => {
  it.each([
    ['a dropped socket', 'drop'],
    ['opcode 7', 'askToReconnect'],
  ] as const)('%s in the middle of an answer: resumes, misses nothing, answers once', async (_, what) => {
    const { discord, channel, anna } = await scene();
    discord.fault({ on: /messages$/, times: 1, delayMs: 60, reply: { status: 500, body: {} }, after: true });
    const first = anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => discord.calls.some(({ path }) => path.endsWith('/threads')));
    discord.gateway[what]();
    const missed = anna.write(channel, `${anna.mention} django or fastapi?`);
    await answered(discord, String(missed.json.id), 1);
    await answered(discord, String(first.json.id), 1);
    await discord.until(() => discord.gateway.seen.includes('resume'));
    expect(discord.gateway.seen).toEqual(['identify', 'resume']);
    expect(answersIn(discord, String(first.json.id))).toHaveLength(1);
  });

  it('opcode 9, session over: identifies anew and goes on', async () => {
    const { discord, channel, anna } = await scene();
    discord.gateway.invalidate(false);
    await discord.until(() => discord.gateway.seen.filter((one) => one === 'identify').length === 2);
    const asked = await discord.until(() => anna.write(channel, `${anna.mention} django or flask?`));
    await answered(discord, String(asked.json.id), 1);
  });

  it('opcode 9, session still good: resumes and goes on', async () => {
    const { discord, channel, anna } = await scene();
    discord.gateway.invalidate(true);
    await discord.until(() => discord.gateway.seen.includes('resume'));
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
    expect(discord.gateway.seen).toEqual(['identify', 'resume']);
  });

  it('away for long: is said once, and that it is back', async () => {
    const { discord, channel, anna, log } = await scene();
    for (let n = 1; n <= 3; n++) {
      discord.gateway.drop();
      await discord.until(() => discord.gateway.connections === n + 1);
    }
    await discord.until(() => log.some((line) => line.includes('resumed; ')));
    expect(log.filter((line) => line.includes('lost its connection')).length).toBeLessThanOrEqual(3);
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
  });

  it('session over while the limit cannot be learnt: waits for it, and identifies once', async () => {
    const { discord, log } = await scene();
    discord.fault({ on: /gateway\/bot/, times: 8, reply: { status: 503, body: {} } });
    discord.gateway.invalidate(false);
    await discord.until(() => log.some((line) => /waits to identify: Discord answered 503/.test(line)));
    await discord.until(() => discord.gateway.seen.filter((one) => one === 'identify').length === 2);
    expect(discord.gateway.seen).toEqual(['identify', 'identify']);
  });

  it('4014: refuses to start and names the cure', async () => {
    const { discord, adapter } = await scene({ start: false });
    discord.gateway.disallowed = messageContent;
    await expect(adapter.start()).rejects.toThrow(
      '4014: switch on "Message Content Intent" under Bot in the developer portal, or unset DISCORD_MESSAGE_CONTENT',
    );
  });

  it.each([
    [4004, /4004: Discord refuses the token/],
    [4014, /4014: switch on "Message Content Intent"/],
  ])('%i while it runs: is not tried again, and the log names the cure', async (code, cure) => {
    const { discord, adapter, log } = await scene();
    discord.gateway.closeWith(code);
    await discord.until(() => log.some((line) => line.includes('disconnected for good') && cure.test(line)));
    expect(adapter.isReady()).toBe(false);
    expect(discord.gateway.connections).toBe(1);
  });

  it('a wrong token: refuses to start and names the cure', async () => {
    const { again } = await scene({ start: false });
    await expect(again({ token: 'wrong' }).adapter.start()).rejects.toThrow(
      /4004: Discord refuses the token; set DISCORD_TOKEN/,
    );
  });

  it('Discord away at the start: says so and connects when it is back', async () => {
    const { discord, adapter, log } = await scene({ start: false });
    discord.fault({ on: /gateway\/bot/, times: 6, reply: { status: 503, body: {} } });
    await adapter.start();
    expect(adapter.isReady()).toBe(true);
    expect(log.join('\n')).toContain('Discord answered 503');
  });

  it('Discord away in the middle of the start: connects when it is back, and stops as ever', async () => {
    const { discord, adapter, channel, anna } = await scene({ start: false });
    discord.fault({ on: /gateway\/bot/, times: 1, reply: { status: 200, body: discord.limit } });
    discord.fault({ on: /gateway\/bot/, times: 4, reply: { status: 503, body: {} } });
    await adapter.start();
    expect(adapter.isReady()).toBe(true);
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
    await adapter.stop();
    await discord.until(() => discord.gateway.open() === 0);
  });

  it('nearly all identifies used: waits for the day to end before it identifies', async () => {
    const { discord, adapter, log } = await scene({ start: false });
    Object.assign(discord.limit, {
      session_start_limit: { total: 1000, remaining: 40, reset_after: 3_600_000, max_concurrency: 1 },
    });
    await adapter.start();
    expect(log.join('\n')).toMatch(/waiting 60 minutes for new ones/);
  });

  it('DISCORD_SHARDS=auto: as many connections as Discord recommends', async () => {
    const { discord, adapter, channel, anna } = await scene({ start: false, shards: { kind: 'auto' } });
    Object.assign(discord.limit, { shards: 3 });
    await adapter.start();
    expect(discord.gateway.identifies.map(({ shard }) => String(shard)).sort()).toEqual([
      '0,3',
      '1,3',
      '2,3',
    ]);
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
  });

  it('told to stop while Discord is away: gives up connecting', async () => {
    const { discord, adapter } = await scene({ start: false });
    discord.gateway.silent = true;
    const starting = adapter.start();
    await discord.until(() => discord.gateway.connections === 1);
    await Promise.all([adapter.stop(), expect(starting).rejects.toThrow(/abort/i)]);
  });

  it('several shards in one process, each told of its own servers', async () => {
    const { discord, adapter, channel, anna } = await scene({
      start: false,
      shards: { kind: 'range', from: 0, to: 1, of: 2 },
    });
    await adapter.start();
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
  });

  it('two processes with a shard each on one store: a thread goes on wherever its server is', async () => {
    const { discord, adapter, again, anna } = await scene({
      start: false,
      shards: { kind: 'range', from: 0, to: 0, of: 2 },
    });
    const second = again({ shards: { kind: 'range', from: 1, to: 1, of: 2 } });
    const places = Array.from({ length: 6 }, (_, n) =>
      discord.world.addChannel(discord.world.addGuild(`Server ${n}`), 'general'),
    );
    await Promise.all([adapter.start(), second.adapter.start()]);
    const asked = places.map((place) => anna.write(place, `${anna.mention} django or flask?`));
    for (const { json } of asked) await answered(discord, String(json.id), 1);
    expect(asked.map(({ json }) => answersIn(discord, String(json.id)).length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('stops only when what was begun is done', async () => {
    const { discord, channel, anna, adapter } = await scene();
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => discord.calls.some(({ path }) => path.endsWith('/threads')));
    await adapter.stop();
    expect(answersIn(discord, String(asked.json.id))).toHaveLength(1);
    expect(adapter.isReady()).toBe(false);
  });
});
