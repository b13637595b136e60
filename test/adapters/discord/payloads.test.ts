import { expect, it } from 'vitest';
import { checkEvent } from '../../../src/adapters/discord/payloads.ts';
import { user } from '../../doubles/discord/objects.ts';
import { answered, scene } from './harness.ts';

it.each([
  ['no author’s id', { author: { username: 'anna' } }, 'author.id'],
  ['a number for it', { author: { id: 7, username: 'anna' } }, 'author.id'],
  ['words that are none', { content: ['django'] }, 'content'],
  ['a channel that is none', { channel_id: '../x' }, 'channel_id'],
])('a message with %s is skipped, logged without its words, and not stored', async (_, broken, at) => {
  const { discord, guild, channel, anna, log, store } = await scene();
  const { gateway, world } = discord;
  const whole = {
    id: world.id(),
    channel_id: channel.id,
    guild_id: guild.id,
    type: 0,
    content: `${anna.mention} we are 3 people, django or flask?`,
    author: user(anna.id, 'anna'),
    mentions: [user(String(world.bot.id), 'tradeoff')],
  };
  gateway.dispatch('MESSAGE_CREATE', { ...whole, ...broken }, guild.id);
  const asked = anna.write(channel, `${anna.mention} django or flask?`);
  await answered(discord, String(asked.json.id), 1);
  const passed = log.filter((line) => line.includes('skipped an event'));
  expect(passed).toHaveLength(1);
  expect(passed[0]).toContain(`(MESSAGE_CREATE) that is not as documented: ${at}`);
  expect(passed[0]).not.toContain('django');
  const kept: string[] = [];
  for await (const { key } of store.list(`discord:${guild.id}`, 'conversation')) kept.push(key.id);
  expect(kept).toEqual([String(asked.json.id)]);
});

it('a press without a person is skipped, and the next one is answered', async () => {
  const { discord, guild, channel, anna, log } = await scene();
  const pressed = anna.command(channel, 'ask', { question: 'django or flask?' });
  await discord.until(() => pressed.answered !== null);
  const { member: _, user: __, ...nobody } = pressed.payload;
  discord.gateway.dispatch('INTERACTION_CREATE', { ...nobody, id: discord.world.id() }, guild.id);
  await discord.until(() =>
    log.some((line) => line.includes('(INTERACTION_CREATE) that is not as documented')),
  );
  const next = anna.command(channel, 'ask', { question: 'django or fastapi?' });
  await discord.until(() => next.answered !== null);
});

it.each([
  ['a person', {}, 'sound'],
  ['a bot', { author: { id: '100000000000000001', username: 'other', bot: true } }, 'of-a-bot'],
  ['a webhook', { webhook_id: '100000000000000002' }, 'of-a-bot'],
])('a message by %s is classified before discord.js reads it', (_, by, kind) => {
  const message = {
    id: '100000000000000003',
    channel_id: '100000000000000004',
    content: 'django or flask?',
    author: { id: '100000000000000005', username: 'anna' },
  };
  expect(checkEvent({ t: 'MESSAGE_CREATE', d: { ...message, ...by } })).toEqual({ kind });
});
