import { expect, it } from 'vitest';
import { answered, answersIn, scene, textOf } from '../adapters/discord/harness.ts';
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
