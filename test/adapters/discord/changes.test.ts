import { describe, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { forwards } from '../../doubles/discord/forwards.ts';
import { role } from '../../doubles/discord/objects.ts';
import { answered, answersIn, scene, textOf } from './harness.ts';

type Stage = Awaited<ReturnType<typeof scene>>;

/** Resolves when everything that was sent before it has been dealt with: a mention that is answered. */
async function settled({ discord, channel, anna }: Stage): Promise<void> {
  const marker = anna.write(channel, `${anna.mention} explain flask`);
  await answered(discord, String(marker.json.id), 1);
}

/** What is stated in any conversation of a workspace. */
async function needsIn({ store }: Stage, workspace: string): Promise<readonly string[]> {
  const needs: string[] = [];
  for await (const { value } of store.list(workspace, 'conversation'))
    needs.push(...(value.conversation.frame?.needs.map(({ need }) => need) ?? []));
  return needs;
}

describe('a message in a channel', () => {
  it('that is edited to mention the bot gets one answer, in its own thread', async () => {
    const stage = await scene();
    const { discord, guild, channel, anna } = stage;
    const id = String(anna.write(channel, 'django or flask?').json.id);
    const json = anna.edit(channel, id, `${anna.mention} django or flask?`);
    await answered(discord, id, 1);
    // Whatever else shows in the message comes with the time of the same edit.
    discord.gateway.dispatch('MESSAGE_UPDATE', { ...json, guild_id: guild.id, pinned: true }, guild.id);
    await settled(stage);
    expect(answersIn(discord, id)).toHaveLength(1);
    expect(answersIn(discord, channel.id)).toEqual([]);
  });

  it('that is edited after its answer keeps it, and the thread offers one to the new words', async () => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    const id = String(anna.write(channel, `${anna.mention} we are a small team: django or flask?`).json.id);
    await answered(discord, id, 1);
    // Longer than a button's id can be.
    const words = `we run on one small server, have a big catalogue that is in PostgreSQL already, and need an admin panel: django or fastapi?`;
    anna.edit(channel, id, `${anna.mention} ${words}`);
    const [, offer = {}] = await answered(discord, id, 2);
    expect(textOf(offer)).toContain("You edited that after I'd answered");
    const thread = await discord.until(() => discord.world.channels.get(id));
    anna.press(thread, offer, 'Answer the new wording');
    const [, , fresh = {}] = await answered(discord, id, 3);
    expect(textOf(fresh)).toContain('Django');
    expect(await needsIn(stage, `discord:${stage.guild.id}`)).not.toContain('small-team');
    expect(await needsIn(stage, `discord:${stage.guild.id}`)).toContain('admin-panel');
  });

  it('that only got a link preview is not edited', async () => {
    const stage = await scene();
    const { discord, guild, channel, anna } = stage;
    const { json } = anna.write(channel, `${anna.mention} django or flask? https://www.example.com`);
    await answered(discord, String(json.id), 1);
    const embeds = [{ type: 'link', url: 'https://www.example.com' }];
    const { id, channel_id } = json;
    const preview = { id, channel_id, guild_id: guild.id, embeds };
    discord.gateway.dispatch('MESSAGE_UPDATE', preview, guild.id);
    discord.gateway.dispatch('MESSAGE_UPDATE', { ...json, ...preview }, guild.id);
    await settled(stage);
    expect(answersIn(discord, String(id))).toHaveLength(1);
    expect(stage.log.filter((line) => line.includes('skipped'))).toEqual([]);
  });

  it('takes what it stated with it when moderators delete it among others', async () => {
    const stage = await scene();
    const { discord, guild, channel, anna } = stage;
    const other = anna.write(channel, 'lunch?');
    const id = String(anna.write(channel, `${anna.mention} we are a small team: django or flask?`).json.id);
    await answered(discord, id, 1);
    expect(await needsIn(stage, `discord:${guild.id}`)).toEqual(['small-team']);
    anna.delete(channel, String(other.json.id), id);
    await expect.poll(() => needsIn(stage, `discord:${guild.id}`)).toEqual([]);
    expect(answersIn(discord, id)).toHaveLength(1);
  });
});

/** A mention in a channel where the bot can't open threads, so that a reply goes on with its answer. */
async function inFlatChannel() {
  const stage = await scene({ start: false });
  const { discord, guild, channel, anna, adapter } = stage;
  channel.overwrites.push({ id: guild.id, type: 0, allow: '0', deny: String((1n << 35n) | (1n << 38n)) });
  await adapter.start();
  anna.write(channel, `${anna.mention} django or flask?`);
  const [first = {}] = await answered(discord, channel.id, 1);
  const fields = {
    message_reference: { type: 0, channel_id: channel.id, message_id: String(first.id) },
    referenced_message: first,
  };
  return { ...stage, reply: (words: string) => String(anna.write(channel, words, { fields }).json.id) };
}

describe('a message that is deleted', () => {
  it('takes what it stated with it in a channel without threads, too', async () => {
    const stage = await inFlatChannel();
    const { discord, guild, channel, anna, reply } = stage;
    const id = reply('we need an admin panel');
    await answered(discord, channel.id, 2);
    expect(await needsIn(stage, `discord:${guild.id}`)).toEqual(['admin-panel']);
    anna.delete(channel, id);
    await expect.poll(() => needsIn(stage, `discord:${guild.id}`)).toEqual([]);
  });

  it('while its roles are being counted is not answered', async () => {
    const stage = await scene({ start: false });
    const { discord, guild, channel, anna, adapter } = stage;
    const id = discord.world.id();
    guild.roles.push(role(id, 'backend', 0n));
    guild.ofBot.push(id);
    guild.counts[id] = 2;
    await adapter.start();
    const fields = { mention_roles: [id] };
    const words = `<@&${id}> ${anna.mention} we are a small team: django or flask?`;
    anna.delete(channel, String(anna.write(channel, words, { fields }).json.id));
    await settled(stage);
    expect(await needsIn(stage, `discord:${guild.id}`)).toEqual([]);
    expect(answersIn(discord, channel.id)).toEqual([]);
  });

  it('before its thread could be opened is answered nowhere else', async () => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    const id = String(anna.write(channel, `${anna.mention} django or flask?`).json.id);
    // Discord knows of it, and hasn't told yet.
    discord.world.messages.delete(id);
    await settled(stage);
    expect(answersIn(discord, channel.id)).toEqual([]);
    expect(stage.log.join(' ')).toContain('was deleted before its answer was out');
  });
});

describe('a message whose thread was forgotten', () => {
  it('is left alone when it is edited', async () => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    const id = String(anna.write(channel, `${anna.mention} explain flask`).json.id);
    await answered(discord, id, 1);
    await stage.adapter.stop();
    await stage.again({}, { ...openMemoryStore(), shared: true }).adapter.start();
    await settled(stage);
    stage.later(180 * 24 * 3_600_000);
    anna.edit(channel, id, `${anna.mention} explain django`);
    const thread = await discord.until(() => discord.world.channels.get(id));
    anna.write(thread, `${anna.mention} what do you know about us?`);
    const [, next = {}] = await answered(discord, id, 2);
    expect(textOf(next)).toContain('Nothing yet');
  });
});

describe('a direct message', () => {
  const direct = ({ discord: { world }, anna }: Stage) =>
    world.addChannel(null, 'direct', { recipient: world.people.get(anna.id) ?? null });

  it('can be edited and deleted after a restart, too', async () => {
    const stage = await scene();
    const { discord, anna } = stage;
    const channel = direct(stage);
    const id = String(anna.write(channel, 'we are a small team: django or flask?').json.id);
    await answered(discord, channel.id, 1);
    await stage.adapter.stop();
    await stage.again().adapter.start();
    anna.edit(channel, id, 'we are a small team: django or fastapi?');
    const [, offer = {}] = await answered(discord, channel.id, 2);
    expect(textOf(offer)).toContain('You edited that');
    await stage.again().adapter.start();
    anna.delete(channel, id);
    await expect.poll(() => needsIn(stage, `discord:person:${anna.id}`)).toEqual([]);
  });

  it.each([
    [
      'a file',
      {
        attachments: [{ id: '1', filename: 'notes.pdf', size: 1, url: 'https://x', proxy_url: 'https://x' }],
      },
    ],
    ['a voice clip', { flags: 1 << 13 }],
    ['a forward without words', forwards('')],
  ])('with nothing but %s is told in one line what can be read', async (_, fields) => {
    const stage = await scene();
    const channel = direct(stage);
    stage.anna.write(channel, '', { fields });
    const [told = {}] = await answered(stage.discord, channel.id, 1);
    expect(textOf(told)).toMatch(/^I can only read text[^\n]*$/);
  });

  it('that forwards a message is answered as what that says', async () => {
    const stage = await scene();
    const channel = direct(stage);
    stage.anna.write(channel, '', { fields: forwards('we need an admin panel: django or flask?') });
    const [answer = {}] = await answered(stage.discord, channel.id, 1);
    expect(textOf(answer)).toContain('Django');
    expect(await needsIn(stage, `discord:person:${stage.anna.id}`)).toEqual(['admin-panel']);
  });
});

describe('an action on a forward', () => {
  it.each([
    ['Weigh this', 'asked me to weigh this'],
    ['Save as decision', 'FastAPI'],
  ])('"%s" takes the forwarded words', async (action, shown) => {
    const stage = await scene();
    const { discord, channel, anna } = stage;
    const message = anna.write(channel, '', { fields: forwards('we go with fastapi for the admin panel') });
    anna.onMessage(channel, message, action);
    const [answer = {}] = await answered(discord, String(message.json.id), 1);
    expect(textOf(answer)).toContain(shown);
    expect(textOf(answer)).toContain('FastAPI');
  });
});

describe('a mention of a role', () => {
  async function withRole({ isManaged = false, members = 1, isOfBot = true }) {
    const stage = await scene({ start: false });
    const { discord, guild, adapter } = stage;
    const id = discord.world.id();
    const bot = String(discord.world.bot.id);
    guild.roles.push({
      ...role(id, 'tradeoff', 0n),
      ...(isManaged ? { managed: true, tags: { bot_id: bot } } : {}),
    });
    if (isOfBot) guild.ofBot.push(id);
    guild.counts[id] = members;
    await adapter.start();
    return { ...stage, id };
  }
  const ask = ({ anna, channel, id }: Awaited<ReturnType<typeof withRole>>, words: string): string =>
    String(anna.write(channel, `<@&${id}> ${words}`, { fields: { mention_roles: [id] } }).json.id);

  it('that Discord made for the bot calls it, and is none of the words', async () => {
    const stage = await withRole({ isManaged: true });
    const { discord } = stage;
    const id = ask(stage, 'django or flask?');
    const [answer = {}] = await answered(discord, id, 1);
    expect(textOf(answer)).toContain('Django');
    expect(discord.world.channels.get(id)?.name).toBe('django or flask?');
  });

  it('that only the bot was given calls it', async () => {
    const stage = await withRole({});
    await answered(stage.discord, ask(stage, 'django or flask?'), 1);
  });

  it('that others got since it called the bot calls it no longer', async () => {
    const stage = await withRole({});
    const { discord, guild, id } = stage;
    await answered(discord, ask(stage, 'django or flask?'), 1);
    guild.counts[id] = 5;
    stage.later(60_000);
    const next = ask(stage, 'standup in five, flask team?');
    await settled(stage);
    expect(discord.world.channels.has(next)).toBe(false);
  });

  it.each([
    ['that others have too', { members: 2 }],
    ['that the bot does not have', { isOfBot: false }],
  ])('%s does not', async (_, given) => {
    const stage = await withRole(given);
    const id = ask(stage, 'django or flask?');
    await settled(stage);
    expect(stage.discord.world.channels.has(id)).toBe(false);
  });
});
