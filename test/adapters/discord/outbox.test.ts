import { describe, expect, it } from 'vitest';
import { answered, answersIn, scene } from './harness.ts';

const held = 31_000;

describe('a reply that was committed and not posted', () => {
  it('is posted by the next process, into the thread that it belongs to', async () => {
    const { discord, channel, anna, later, again, log } = await scene();
    discord.fault({ on: /threads$/, times: 1, reply: { status: 200, body: {} }, drop: true });
    discord.fault({ on: /threads$/, times: 99, reply: { status: 503, body: {} } });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await discord.until(() => log.some((line) => line.includes('is not out')));
    expect(answersIn(discord, String(asked.json.id))).toHaveLength(0);
    discord.gateway.drop();
    later(held);
    discord.clearFaults();
    await again().door.start();
    await answered(discord, String(asked.json.id), 1);
  });

  it('and is out in truth is not doubled: by its nonce at first, later by a look', async () => {
    const { discord, channel, anna, later, tick, log } = await scene();
    discord.fault({
      on: /^POST \/channels\/\d+\/messages$/,
      times: 99,
      reply: { status: 503, body: {} },
      after: true,
    });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = String(asked.json.id);
    await discord.until(() => log.some((line) => line.includes('is not out')));
    discord.clearFaults();
    later(held);
    tick();
    await discord.until(
      () => discord.calls.filter(({ path }) => path === `/channels/${thread}/messages`).length === 5,
    );
    expect(answersIn(discord, thread)).toHaveLength(1);
  });

  it('long after is looked for once, and found', async () => {
    const { discord, channel, anna, later, tick, log, store, guild } = await scene();
    discord.fault({
      on: /^POST \/channels\/\d+\/messages$/,
      times: 99,
      reply: { status: 503, body: {} },
      after: true,
    });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = String(asked.json.id);
    await discord.until(() => log.some((line) => line.includes('is not out')));
    discord.clearFaults();
    later(10 * 60_000);
    const before = discord.calls.length;
    tick();
    await discord.until(() =>
      discord.calls.slice(before).some(({ method, path }) => method === 'GET' && path.endsWith('/messages')),
    );
    await expect
      .poll(
        async () =>
          (await store.load({ workspace: `discord:${guild.id}`, kind: 'conversation', id: thread }))?.value
            .outbox,
      )
      .toEqual([]);
    expect(answersIn(discord, thread)).toHaveLength(1);
  });
});

describe('a private reply', () => {
  it('that outlived its interaction is given up, and the log says why', async () => {
    const { discord, channel, anna, later, tick, log } = await scene();
    discord.fault({ on: /^PATCH \/webhooks/, times: 99, reply: { status: 503, body: {} } });
    anna.command(channel, 'ask', { question: 'django or flask?', private: true });
    await discord.until(() => log.some((line) => line.includes('is not out')));
    discord.clearFaults();
    later(16 * 60_000);
    const before = discord.calls.length;
    tick();
    await discord.until(() => log.some((line) => line.includes('older than 15 minutes')));
    expect(discord.calls.slice(before).filter(({ path }) => path.startsWith('/webhooks'))).toEqual([]);
  });
});

describe('questions in one thread', () => {
  it('keep to the rate that Discord tells, without a single refusal', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    await answered(discord, thread.id, 1);
    discord.bucket = { limit: 3, windowMs: 300 };
    for (let n = 0; n < 9; n++) anna.write(thread, `${anna.mention} compare them on security`);
    await answered(discord, thread.id, 10);
    expect(discord.calls.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('are answered in their order, however fast they come', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    const aspects = ['security', 'databases', 'async', 'testing', 'deployment'];
    for (const aspect of aspects) anna.write(thread, `${anna.mention} compare them on ${aspect}`);
    const answers = await answered(discord, thread.id, 6);
    const replied = answers.slice(1).map(({ message_reference: reference }) => JSON.stringify(reference));
    expect([...replied].sort()).toEqual(replied);
  });
});
