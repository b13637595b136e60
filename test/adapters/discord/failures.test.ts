import { describe, expect, it } from 'vitest';
import type { DiscordDouble } from '../../doubles/discord/discord-double.ts';
import type { Json } from '../../doubles/discord/objects.ts';
import { answered, answersIn, offered, scene, textOf } from './harness.ts';

const refusal = (status: number, code: number, message = 'refused') => ({ status, body: { code, message } });
const posts = /^POST \/channels\/\d+\/messages$/;
const threads = /^POST \/channels\/\d+\/messages\/\d+\/threads$/;

/** What the bot wrote to a person directly, once it did. */
async function directly(discord: DiscordDouble, person: string): Promise<Json[]> {
  const direct = await discord.until(() =>
    [...discord.world.channels.values()].find(({ recipient }) => recipient?.id === person),
  );
  return answered(discord, direct.id, 1);
}

describe('a refusal by Discord', () => {
  it('of a late first response (10062) leads to an ordinary message that says who asked what', async () => {
    const { discord, channel, anna, log } = await scene();
    anna.command(channel, 'ask', { question: 'django or flask?' }, { late: 4_000 });
    const [answer] = await answered(discord, channel.id, 1);
    expect(textOf(answer ?? {})).toContain(`asked by <@${anna.id}>`);
    expect(log.join('\n')).toMatch(/10062.*short of CPU/);
  });

  it('of a second first response (40060) continues with the existing one', async () => {
    const { discord, channel, anna } = await scene();
    discord.fault({ on: /callback$/, times: 1, reply: refusal(500, 0), after: true });
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    await answered(discord, thread.id, 1);
    expect(
      discord.calls.filter(({ path }) => path.endsWith('/callback')).map(({ status }) => status),
    ).toEqual([500, 400]);
  });

  it('of a thread (50013) leads to a reply in the channel, and the log names the fix', async () => {
    const { discord, channel, anna, log } = await scene();
    discord.fault({ on: threads, times: 1, reply: refusal(403, 50013) });
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const [answer] = await answered(discord, channel.id, 1);
    expect(answer?.message_reference).toMatchObject({ message_id: asked.json.id });
    expect(log.join('\n')).toMatch(/50013.*Create Public Threads/);
  });

  it('of threads is known beforehand, and a reply in the channel continues the conversation', async () => {
    const { discord, channel, anna } = await scene({
      before: ({ world }) => world.channels.forEach(({ id }) => void world.denied.set(id, 1n << 35n)),
    });
    // What the gateway says of permissions stands in roles; the interaction carries the channel's own.
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const [answer] = await answered(discord, channel.id, 1);
    expect(discord.calls.some(({ path }) => path.endsWith('/threads'))).toBe(false);
    anna.write(channel, 'why?', { repliesTo: String(answer?.id) });
    const why = await discord.until(() =>
      [...discord.world.messages.values()].find(({ json }) => textOf(json).includes('carried the answer')),
    );
    expect(given.answered).toBe(4);
    expect(textOf(why.json)).toContain('carried');
  });

  it.each([
    [50001, 403, /50001.*View Channel/],
    [10003, 404, /10003.*deleted/],
    [160005, 403, /160005.*locked/],
  ])('with code %i is not retried, and the log names the fix', async (code, status, fix) => {
    const { discord, channel, anna, log, store, guild, adapter } = await scene();
    discord.fault({ on: posts, times: 9, reply: refusal(status, code) });
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    await discord.until(() => log.some((line) => fix.test(line)));
    await adapter.stop();
    const kept = await store.load({
      workspace: `discord:${guild.id}`,
      kind: 'conversation',
      id: given.message ?? '',
    });
    expect(kept?.value.outbox).toEqual([]);
  });

  it('of an archived thread (50083) reopens it and posts', async () => {
    const { discord, channel, anna } = await scene();
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
    const [answer] = await answered(discord, thread.id, 1);
    thread.archived = true;
    anna.press(thread, answer ?? {}, offered(answer ?? {}).label);
    await answered(discord, thread.id, 2);
    expect(thread.archived).toBe(false);
  });

  it.each([
    ['locked', { locked: true }, /160005.*moderator has to unlock/],
    ['archived and locked', { archived: true, locked: true }, /cannot be reopened.*moderator has to unlock/],
  ])(
    'of a thread that is %s leads to an answer by the token of the press, and the log names the fix',
    async (_, state, fix) => {
      const { discord, channel, anna, log, store, guild } = await scene();
      const given = anna.command(channel, 'ask', { question: 'django or flask?' });
      const thread = await discord.until(() => discord.world.channels.get(given.message ?? ''));
      const [answer] = await answered(discord, thread.id, 1);
      Object.assign(thread, state);
      anna.press(thread, answer ?? {}, offered(answer ?? {}).label);
      await discord.until(() => log.some((line) => fix.test(line)));
      const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: thread.id } as const;
      await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
      expect(answersIn(discord, thread.id)).toHaveLength(2);
      expect(discord.calls.filter(({ path }) => /^\/webhooks\/\d+\/token-\d+$/.test(path))).toHaveLength(1);
    },
  );

  it('of a deleted channel leads to a direct message to the asker, and the next question is answered', async () => {
    const { discord, guild, channel, anna, log } = await scene();
    const other = discord.world.addChannel(guild, 'other');
    discord.gateway.dispatch('CHANNEL_CREATE', discord.world.json(other), guild.id);
    const asked = anna.write(other, `${anna.mention} django or flask?`);
    discord.world.channels.delete(other.id);
    await discord.until(() => log.some((line) => /10003.*deleted/.test(line)));
    const again = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(again.json.id), 1);
    expect(answersIn(discord, String(asked.json.id))).toHaveLength(0);
    expect(textOf((await directly(discord, anna.id))[0] ?? {})).toContain('the answer for you alone');
  });

  it('of a thread that exists already (160004) posts into it', async () => {
    const { discord, guild, channel, anna } = await scene();
    const asked = anna.write(channel, 'django or flask?');
    const thread = discord.world.addChannel(guild, 'made by anna', {
      id: String(asked.json.id),
      type: 11,
      parent: channel.id,
      owner: anna.id,
    });
    anna.onMessage(channel, asked, 'Weigh this');
    await answered(discord, thread.id, 1);
  });

  it('of an expired token is logged and not retried, and the answer goes to the asker in a direct message', async () => {
    const { discord, channel, anna, log } = await scene();
    discord.fault({ on: /^PATCH \/webhooks/, times: 9, reply: refusal(401, 50027) });
    anna.command(channel, 'ask', { question: 'django or flask?', private: true });
    await discord.until(() => log.some((line) => line.includes('50027')));
    const [answer = {}] = await directly(discord, anna.id);
    expect(textOf(answer)).toMatch(/django or flask\?\*\*\n.*the answer for you alone/s);
    expect(JSON.stringify(answer.components)).not.toContain('custom_id');
    expect(answersIn(discord, channel.id).every(({ flags }) => (Number(flags) & 64) !== 0)).toBe(true);
    expect(log.join('\n')).not.toContain(discord.token);
  });
});

describe('an answer that cannot be posted where it belongs', () => {
  const followUps = /^POST \/webhooks\/\d+\/token-\d+$/;
  const isReply = (body: Json): boolean => body.message_reference !== undefined;

  it('is posted without the reference if Discord refuses that', async () => {
    const { discord, channel, anna, log } = await scene();
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    discord.fault({ on: posts, times: 9, when: isReply, reply: refusal(403, 160002) });
    anna.write(thread, `${anna.mention} why?`);
    const [, answer = {}] = await answered(discord, thread.id, 2);
    expect(answer.message_reference).toBeUndefined();
    expect(textOf(answer)).toContain('carried the answer');
    expect(log.join('\n')).toMatch(/was not posted there: 160002/);
  });

  it('is posted below its question with the token if the new thread refuses messages', async () => {
    const { discord, channel, anna, store, guild } = await scene();
    discord.fault({ on: posts, times: 9, reply: refusal(403, 50013) });
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const [, answer = {}] = await answered(discord, channel.id, 2);
    expect(textOf(answer)).toContain('Django');
    expect(answersIn(discord, given.message ?? '')).toHaveLength(0);
    const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: given.message ?? '' } as const;
    await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
  });

  it('can be followed up there with its buttons', async () => {
    const { discord, channel, anna } = await scene();
    discord.fault({ on: threads, times: 9, reply: refusal(403, 50013) });
    anna.command(channel, 'ask', { question: 'django or flask?' });
    const [, answer = {}] = await answered(discord, channel.id, 2);
    anna.press(channel, answer, offered(answer).label);
    const [, , next = {}] = await answered(discord, channel.id, 3);
    expect(textOf(next)).toContain(`**${offered(answer).label}** · picked by <@${anna.id}>`);
  });

  it('is posted in the channel if the token fails too, then in a direct message to the asker', async () => {
    const { discord, channel, anna } = await scene();
    discord.fault({ on: threads, times: 9, reply: refusal(403, 50013) });
    discord.fault({ on: followUps, times: 9, reply: refusal(401, 50027) });
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    const [, answer = {}] = await answered(discord, channel.id, 2);
    expect(answer.message_reference).toMatchObject({ message_id: given.message });
    const inChannel = new RegExp(`^POST /channels/${channel.id}/messages$`);
    discord.fault({ on: inChannel, times: 9, reply: refusal(403, 50013) });
    anna.command(channel, 'ask', { question: 'django or fastapi?' });
    const [alone = {}] = await directly(discord, anna.id);
    expect(textOf(alone)).toMatch(/django or fastapi\?.*the answer for you alone.*FastAPI/s);
  });

  it('is given up only if all of that fails, and the log names the fix', async () => {
    const { discord, channel, anna, log, store, guild } = await scene();
    discord.fault({ on: threads, times: 9, reply: refusal(403, 50013) });
    discord.fault({ on: followUps, times: 9, reply: refusal(401, 50027) });
    discord.fault({ on: posts, times: 9, reply: refusal(403, 50007) });
    const given = anna.command(channel, 'ask', { question: 'django or flask?' });
    await discord.until(() => log.some((line) => /^error .*not posted anywhere: 50007.*allow/.test(line)));
    const key = { workspace: `discord:${guild.id}`, kind: 'conversation', id: given.message ?? '' } as const;
    await expect.poll(async () => (await store.load(key))?.value.outbox).toEqual([]);
    // There, by the token, twice in the channel, and directly: each once.
    const tries = discord.calls.filter(({ method, path }) => {
      const name = `${method} ${path}`;
      return threads.test(name) || followUps.test(name) || posts.test(name);
    });
    expect(tries).toHaveLength(5);
  });
});
