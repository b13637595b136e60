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

  it('identifies again after opcode 9 if the session is over', async () => {
    const { discord, channel, anna } = await scene();
    discord.gateway.invalidate(false);
    await discord.until(() => discord.gateway.seen.filter((one) => one === 'identify').length === 2);
    const asked = await discord.until(() => anna.write(channel, `${anna.mention} django or flask?`));
    await answered(discord, String(asked.json.id), 1);
  });

  it('resumes after opcode 9 if the session is still valid', async () => {
    const { discord, channel, anna } = await scene();
    discord.gateway.invalidate(true);
    await discord.until(() => discord.gateway.seen.includes('resume'));
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
    expect(discord.gateway.seen).toEqual(['identify', 'resume']);
  });

  it('logs a long outage once, and its end', async () => {
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

  it('waits to identify while the session limit cannot be fetched, then identifies once', async () => {
    const { discord, log } = await scene();
    discord.fault({ on: /gateway\/bot/, times: 8, reply: { status: 503, body: {} } });
    discord.gateway.invalidate(false);
    await discord.until(() => log.some((line) => /waits to identify: Discord answered 503/.test(line)));
    await discord.until(() => discord.gateway.seen.filter((one) => one === 'identify').length === 2);
    expect(discord.gateway.seen).toEqual(['identify', 'identify']);
  });

  it('refuses to start after 4014 and names the fix', async () => {
    const { discord, adapter } = await scene({ start: false });
    discord.gateway.disallowed = messageContent;
    await expect(adapter.start()).rejects.toThrow(
      '4014: switch on "Message Content Intent" under Bot in the developer portal, or unset DISCORD_MESSAGE_CONTENT',
    );
  });

  it.each([
    [4004, /4004: Discord refuses the token/],
    [4014, /4014: switch on "Message Content Intent"/],
  ])('does not reconnect after %i, and logs the fix', async (code, fix) => {
    const { discord, adapter, log } = await scene();
    discord.gateway.closeWith(code);
    await discord.until(() => log.some((line) => line.includes('disconnected for good') && fix.test(line)));
    expect(adapter.isReady()).toBe(false);
    expect(discord.gateway.connections).toBe(1);
  });

  it('refuses to start with a wrong token and names the fix', async () => {
    const { again } = await scene({ start: false });
    await expect(again({ token: 'wrong' }).adapter.start()).rejects.toThrow(
      /4004: Discord refuses the token; set DISCORD_TOKEN/,
    );
  });

  it('logs that Discord is down at the start, and connects once it is back', async () => {
    const { discord, adapter, log } = await scene({ start: false });
    discord.fault({ on: /gateway\/bot/, times: 6, reply: { status: 503, body: {} } });
    await adapter.start();
    expect(adapter.isReady()).toBe(true);
    expect(log.join('\n')).toContain('Discord answered 503');
  });

  it('connects once Discord is back if it goes down during the start, and still stops', async () => {
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

  it('waits for the day to end if nearly all identifies are used', async () => {
    const { discord, adapter, log } = await scene({ start: false });
    Object.assign(discord.limit, {
      session_start_limit: { total: 1000, remaining: 40, reset_after: 3_600_000, max_concurrency: 1 },
    });
    await adapter.start();
    expect(log.join('\n')).toMatch(/waiting 60 minutes for new ones/);
  });

  it('opens as many connections as Discord recommends with DISCORD_SHARDS=auto', async () => {
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

  it('gives up connecting when it is stopped while Discord is down', async () => {
    const { discord, adapter } = await scene({ start: false });
    discord.gateway.silent = true;
    const starting = adapter.start();
    await discord.until(() => discord.gateway.connections === 1);
    await Promise.all([adapter.stop(), expect(starting).rejects.toThrow(/abort/i)]);
  });

  it('gives each of several shards in one process the events of its own servers', async () => {
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

  it('continues a thread in the process that has its server, with a shard each on one store', async () => {
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

  it('stops only after pending work is done', async () => {
    const { discord, channel, anna, adapter } = await scene();
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => discord.calls.some(({ path }) => path.endsWith('/threads')));
    await adapter.stop();
    expect(answersIn(discord, String(asked.json.id))).toHaveLength(1);
    expect(adapter.isReady()).toBe(false);
  });
});
