import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../../../src/core/assistant/ask-request.ts';
import { role } from '../../doubles/discord/objects.ts';
import { type Scene, scene } from './harness.ts';

const manageGuild = 0x20n;
const view = String(0x400n);

/** A server whose questions are kept as the assistant gets them. */
async function listening(): Promise<Scene & { readonly next: () => Promise<AskRequest> }> {
  const heard: AskRequest[] = [];
  const stage = await scene({
    before: ({ world }) => {
      for (const guild of world.guilds.values()) guild.roles.push(role('777777777777777777', 'leads', 0n));
      for (const guild of world.guilds.values())
        guild.roles.push(role('888888888888888888', 'admins', manageGuild));
    },
    bend: (assistant) => ({
      ...assistant,
      ask(incoming) {
        heard.push(incoming);
        return assistant.ask(incoming);
      },
    }),
  });
  return { ...stage, next: () => stage.discord.until(() => heard.shift()) };
}

describe('a person in a server', () => {
  it('manages it with the permission "Manage Server", and is never a guest', async () => {
    const { anna, channel, next } = await listening();
    anna.command(channel, 'ask', { question: 'django or flask?' });
    expect((await next()).rights).toMatchObject({ manages: false, guest: false });
    anna.command(channel, 'ask', { question: 'django or flask?' }, { permissions: manageGuild });
    expect((await next()).rights).toMatchObject({ manages: true, guest: false });
    anna.write(channel, `${anna.mention} django?`);
    expect((await next()).rights?.manages).toBe(false);
    anna.write(channel, `${anna.mention} django?`, { roles: ['888888888888888888'] });
    expect((await next()).rights?.manages).toBe(true);
  });

  it('manages it with the role chosen for that', async () => {
    const { anna, channel, next, assistant, guild } = await listening();
    const roles = ['777777777777777777'];
    anna.write(channel, `${anna.mention} django?`, { roles });
    expect((await next()).rights?.manages).toBe(false);
    await assistant.managers.choose(`discord:${guild.id}`, '777777777777777777');
    anna.write(channel, `${anna.mention} django?`, { roles });
    expect((await next()).rights?.manages).toBe(true);
    anna.command(channel, 'ask', { question: 'django?' }, { roles });
    expect((await next()).rights?.manages).toBe(true);
    anna.command(channel, 'ask', { question: 'django?' });
    expect((await next()).rights?.manages).toBe(false);
  });

  it('reads the channels they can view, and no unknown ones', async () => {
    const { anna, channel, guild, discord, next } = await listening();
    const overwrites = [
      { id: guild.id, type: 0, allow: '0', deny: view },
      { id: '777777777777777777', type: 0, allow: view, deny: '0' },
    ];
    const closed = discord.world.addChannel(guild, 'leads only', { overwrites });
    const own = discord.world.addChannel(guild, 'a private thread', {
      type: 12,
      parent: channel.id,
      owner: anna.id,
    });
    for (const [type, made] of [
      ['CHANNEL_CREATE', closed],
      ['THREAD_CREATE', own],
    ] as const)
      discord.gateway.dispatch(type, discord.world.json(made), guild.id);
    anna.command(channel, 'ask', { question: 'django?' });
    const outside = (await next()).rights;
    expect(await outside?.reads(channel.id)).toBe(true);
    expect(await outside?.reads(closed.id)).toBe(false);
    expect(await outside?.reads(own.id)).toBe(false);
    expect(await outside?.reads('999999999999999999')).toBe(false);
    anna.write(channel, `${anna.mention} django?`, { roles: ['777777777777777777'] });
    expect(await (await next()).rights?.reads(closed.id)).toBe(true);
  });

  it('has all rights in a direct message, whose workspace is their own', async () => {
    const { anna, discord, next } = await listening();
    const direct = discord.world.addChannel(null, 'direct', { recipient: discord.world.bot });
    anna.write(direct, 'django or flask?');
    const { rights, link } = await next();
    expect(rights).toMatchObject({ manages: true, guest: false });
    expect(await rights?.reads(direct.id)).toBe(true);
    expect(link).toBe(`https://discord.com/channels/@me/${direct.id}`);
  });
});

describe('a question', () => {
  it('carries a link to its thread', async () => {
    const { anna, channel, guild, next } = await listening();
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const at = `https://discord.com/channels/${guild.id}`;
    expect((await next()).link).toBe(`${at}/${String(asked.json.id)}`);
    anna.command(channel, 'ask', { question: 'django?', private: true });
    expect((await next()).link).toBeUndefined();
  });

  it('in a private thread has a separate place, since not everyone in the channel is in it', async () => {
    const { anna, channel, guild, discord, next } = await listening();
    const own = discord.world.addChannel(guild, 'a private thread', {
      type: 12,
      parent: channel.id,
      owner: anna.id,
    });
    discord.gateway.dispatch('THREAD_CREATE', discord.world.json(own), guild.id);
    anna.write(own, `${anna.mention} django or flask?`);
    const { place, link } = await next();
    expect(place).toEqual({ id: own.id, closed: true });
    expect(link).toContain(`https://discord.com/channels/${guild.id}/${own.id}/`);
  });

  it('from "Save as decision" quotes the message and is asked in its thread', async () => {
    const { anna, channel, next, discord } = await listening();
    const message = anna.write(channel, 'ok team, we go with fastapi');
    const given = anna.onMessage(channel, message, 'Save as decision');
    expect(await next()).toMatchObject({
      words: 'save as decision: ok team, we go with fastapi',
      conversation: message.json.id,
      author: anna.id,
      audience: 'direct',
    });
    await discord.until(() => discord.world.channels.get(String(message.json.id)));
    expect(given.ephemeral).toBe(true);
  });
});
