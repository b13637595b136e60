import { expect, it } from 'vitest';
import { answered, answersIn, scene, textOf } from '../adapters/discord/harness.ts';
import { forwards } from '../doubles/discord/forwards.ts';
import { role } from '../doubles/discord/objects.ts';

it('a team in Discord corrects itself: a role for a mention, edits, a fresh answer after a restart, a deletion', async () => {
  const { discord, guild, channel, anna, adapter, again, store } = await scene({ start: false });
  const { world } = discord;
  const ben = discord.person('ben');
  const own = world.id();
  const tags = { bot_id: String(world.bot.id) };
  guild.roles.push({ ...role(own, 'tradeoff', 0n), managed: true, tags });
  await adapter.start();
  const needs = async (): Promise<readonly string[]> => {
    const stated: string[] = [];
    for await (const { value } of store.list(`discord:${guild.id}`, 'conversation'))
      stated.push(...(value.conversation.frame?.needs.map(({ need }) => need) ?? []));
    return stated;
  };

  // Anna picks the role from Discord's suggestions instead of the bot.
  const words = 'we are a small team: django or flask?';
  const { json } = anna.write(channel, `<@&${own}> ${words}`, { fields: { mention_roles: [own] } });
  const id = String(json.id);
  await answered(discord, id, 1);
  const thread = await discord.until(() => world.channels.get(id));
  expect(thread.name).toBe(words);

  // Ben talks, then calls the bot into it; what he says is edited before anybody else speaks.
  const talk = String(ben.write(thread, 'lunch at twelve, anybody?').json.id);
  ben.edit(thread, talk, `${ben.mention} we need an admin panel`);
  await answered(discord, id, 2);
  expect(await needs()).toEqual(['small-team', 'admin-panel']);

  // The program restarts. Anna rewrites her question and takes the offer.
  await adapter.stop();
  await again().adapter.start();
  anna.edit(channel, id, `${anna.mention} django or fastapi?`);
  const [, , offer = {}] = await answered(discord, id, 3);
  anna.press(thread, offer, 'Answer the new wording');
  const [, , , fresh = {}] = await answered(discord, id, 4);
  expect(textOf(fresh)).toContain('FastAPI');
  expect(await needs()).toEqual(['admin-panel']);

  // Ben deletes what he said; what was answered stays.
  ben.delete(thread, talk);
  await expect.poll(needs).toEqual([]);
  expect(answersIn(discord, id)).toHaveLength(4);
  expect(answersIn(discord, channel.id)).toEqual([]);
});

it('a team in Discord quotes, calls the bot into a thread of its own, and forwards', async () => {
  const { discord, guild, channel, anna, store } = await scene();
  const { world, gateway } = discord;
  const ben = discord.person('ben');
  const kept = async (): Promise<readonly (readonly [string, string])[]> => {
    const stated: (readonly [string, string])[] = [];
    for await (const { value } of store.list(`discord:${guild.id}`, 'conversation'))
      stated.push(
        ...(value.conversation.frame?.needs ?? []).map(({ need, author }) => [need, author] as const),
      );
    return stated;
  };

  // People talk in a thread of theirs, quoting a mention: nobody has called the bot.
  const thread = world.addChannel(guild, 'ours', { type: 11, parent: channel.id, owner: anna.id });
  gateway.dispatch('THREAD_CREATE', world.json(thread), guild.id);
  anna.write(thread, 'django or fastapi? we need an admin panel');
  ben.write(thread, `> ${ben.mention} flask?\nwho wrote that?`);
  ben.write(thread, '> we need websockets\nnot yet, I think');

  // Anna calls it in: its first answer is to her, with what was said, and not with what was quoted.
  anna.write(thread, `${anna.mention} what do you think?`);
  const [called = {}] = await answered(discord, thread.id, 1);
  expect(textOf(called)).toMatch(new RegExp(`From the thread: .*Django.*<@${anna.id}>.*admin panel`));
  expect(textOf(called)).not.toContain('real-time');
  expect(await kept()).toEqual([['admin-panel', anna.id]]);

  // A quote states nothing in the thread it knows, either; neither does it lend a pick its need.
  ben.write(thread, `> we need websockets\n${ben.mention} which one?`);
  const [, pick = {}] = await answered(discord, thread.id, 2);
  expect(textOf(pick)).not.toContain('real-time');
  expect(await kept()).toEqual([['admin-panel', anna.id]]);

  // Anna forwards a question to the bot, and has the team weigh another.
  const direct = world.addChannel(null, 'direct', { recipient: world.people.get(anna.id) ?? null });
  anna.write(direct, '', { fields: forwards('explain flask') });
  const [explained = {}] = await answered(discord, direct.id, 1);
  expect(textOf(explained)).toContain('Flask');
  const forward = anna.write(channel, '', { fields: forwards('we go with fastapi for the admin panel') });
  anna.onMessage(channel, forward, 'Weigh this');
  const [weighed = {}] = await answered(discord, String(forward.json.id), 1);
  expect(textOf(weighed)).toContain('FastAPI');
  expect(answersIn(discord, thread.id)).toHaveLength(2);
});
