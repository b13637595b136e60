import { describe, expect, it } from 'vitest';
import { everyRight } from '../../../src/core/access/actor.ts';
import type { Assistant } from '../../../src/core/assistant/assistant.ts';
import type { Key, Store } from '../../../src/core/store/store.ts';
import type { DiscordDouble } from '../../doubles/discord/discord-double.ts';
import { answered, answersIn, scene, textOf } from './harness.ts';

/** The calls that fit, so far. */
const tries = ({ calls }: DiscordDouble, on: RegExp) =>
  calls.filter(({ method, path }) => on.test(`${method} ${path}`));

describe('a reply that was committed and not marked as posted', () => {
  it('is not repeated if it did arrive, at first thanks to its nonce, later after a search', async () => {
    const { discord, channel, anna, store, guild } = await scene();
    discord.fault({ on: posts, times: 4, reply: { status: 503, body: {} }, after: true });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = String(asked.json.id);
    await discord.until(() => tries(discord, posts).length === 5);
    const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread } as const;
    await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
    expect(answersIn(discord, thread)).toHaveLength(1);
    expect(discord.calls.some(({ method, path }) => method === 'GET' && path.endsWith('/messages'))).toBe(
      false,
    );
  });

  it('is searched for once, and found, long after', async () => {
    const { discord, channel, anna, adapter, again, later, store, guild } = await scene();
    discord.fault({ on: posts, times: 999, reply: { status: 503, body: {} }, after: true });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = String(asked.json.id);
    await discord.until(() => tries(discord, posts).length > 0);
    await adapter.stop();
    discord.clearFaults();
    later(10 * 60_000);
    const before = discord.calls.length;
    await again().adapter.start();
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

describe('a reply in two parts whose second was not posted', () => {
  it.each([
    ['soon after', 31_000],
    ['long after', 10 * 60_000],
  ])('is completed with that part %s, and repeats neither', async (_, away) => {
    const { discord, guild, channel, anna, assistant, store, adapter, later, again } = await scene({
      start: false,
    });
    const thread = discord.world.addChannel(guild, 'a long one', {
      type: 11,
      parent: channel.id,
      owner: String(discord.world.bot.id),
    });
    const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id } as const;
    await leaveUnposted(assistant, store, key, anna.id);
    // The first part gets there, and word of it never comes back.
    discord.fault({ on: posts, times: 999, reply: { status: 503, body: {} }, after: true });
    later(31_000);
    await adapter.start();
    await discord.until(() => tries(discord, posts).length > 0);
    await adapter.stop();
    discord.clearFaults();
    later(away);
    await again().adapter.start();
    await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
    const parts = answersIn(discord, thread.id).map(textOf);
    expect(parts.map((text) => /Part \d of 2/.exec(text)?.[0])).toEqual(['Part 1 of 2', 'Part 2 of 2']);
  });
});

const posts = /^POST \/channels\/\d+\/messages$/;

/** Leaves a reply too long for one message in a thread's outbox, as a process does that died. */
async function leaveUnposted(
  assistant: Assistant,
  store: Store,
  key: Key<'conversation'>,
  author: string,
): Promise<void> {
  const address = { kind: 'channel', channel: key.id, answers: null, above: null, foot: null, tools };
  const outcome = await assistant.ask({
    rights: everyRight,
    workspace: key.workspace,
    conversation: key.id,
    author,
    words: 'django or flask?',
    audience: 'direct',
    delivery: null,
    replyTo: { platform: 'discord', address },
  });
  const stored = await store.load(key);
  const [reply] = stored?.value.outbox ?? [];
  if (stored === undefined || reply === undefined || outcome.kind !== 'answered')
    throw new Error('there is no reply to post');
  const long = Array.from({ length: 60 }, (_, n) => ({
    kind: 'paragraph',
    spans: [
      { kind: 'plain', text: `Line ${n} of an answer that does not fit into one message of Discord's.` },
    ],
  }));
  const content = JSON.parse(JSON.stringify({ ...outcome.answer, blocks: long, isWhole: true }));
  const value = { ...stored.value, outbox: [{ ...reply, content }] };
  await store.save(key, value, { basedOn: stored.version, due: stored.due });
}

const tools = { mute: null, ask: false, share: false };

describe('a private reply', () => {
  it('goes to its asker in a direct message if its interaction expired, and the log says why', async () => {
    const { discord, channel, anna, later, adapter, again, log } = await scene();
    discord.fault({ on: /^PATCH \/webhooks/, times: 999, reply: { status: 503, body: {} } });
    anna.command(channel, 'ask', { question: 'django or flask?', private: true });
    await discord.until(() => tries(discord, /^PATCH \/webhooks/).length > 0);
    await adapter.stop();
    discord.clearFaults();
    later(16 * 60_000);
    const before = discord.calls.length;
    await again().adapter.start();
    await discord.until(() => log.some((line) => line.includes('older than 15 minutes')));
    const direct = await discord.until(() =>
      [...discord.world.channels.values()].find(({ recipient }) => recipient?.id === anna.id),
    );
    const [answer = {}] = await answered(discord, direct.id, 1);
    expect(textOf(answer)).toContain('Django');
    expect(discord.calls.slice(before).filter(({ path }) => path.startsWith('/webhooks'))).toEqual([]);
  });
});

describe('questions in one thread', () => {
  it('keep to the announced rate limit without a single refusal', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    await answered(discord, thread.id, 1);
    discord.buckets = { messages: { limit: 3, windowMs: 300 }, threads: null };
    for (let n = 0; n < 9; n++) anna.write(thread, `${anna.mention} compare them on security`);
    await answered(discord, thread.id, 10);
    expect(discord.calls.filter(({ status }) => status === 429)).toEqual([]);
  });
});
