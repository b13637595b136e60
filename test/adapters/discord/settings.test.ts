import { describe, expect, it } from 'vitest';
import { type Json, role } from '../../doubles/discord/objects.ts';
import { answered, answersIn, type Scene, scene, textOf } from './harness.ts';

const manageGuild = 0x20n;
const shown = async ({ discord }: Scene, given: { message: string | null }): Promise<string> =>
  discord.until(() => textOf(discord.world.messages.get(given.message ?? '')?.json ?? {}) || undefined);

describe('/tradeoff settings', () => {
  it('opens a form without options for those who manage the server, and confirms saving it', async () => {
    const stage = await scene();
    const { anna, channel, guild, assistant, discord } = stage;
    const given = anna.command(channel, 'settings', {}, { permissions: manageGuild });
    await discord.until(() => given.answered === 9);
    const modal = discord.calls.find(({ body }) => body.type === 9)?.body.data as Json;
    expect(modal.title).toBe('In this channel');
    const filled = anna.fill(channel, modal, { 'I answer': ['mention'] }, { permissions: manageGuild });
    expect(await shown(stage, filled)).toMatch(/Saved\. This channel.*only where I'm mentioned/s);
    expect(await assistant.settings.of(`discord:${guild.id}`, channel.id)).toMatchObject({
      answers: 'mention',
    });
  });

  it('shows the settings to everyone, and changes them only for those who manage the server', async () => {
    const stage = await scene();
    const { anna, channel, guild, assistant } = stage;
    const own = await shown(stage, anna.command(channel, 'settings'));
    expect(own).toContain('Settings are for members with "Manage Server"');
    expect(own).toContain('everywhere in my threads');
    expect(await shown(stage, anna.command(channel, 'settings', { answers: 'mention' }))).toContain(
      'Manage Server',
    );
    expect(await assistant.settings.of(`discord:${guild.id}`, channel.id)).toMatchObject({
      answers: 'everywhere',
    });
    expect(
      await shown(
        stage,
        anna.command(
          channel,
          'settings',
          { answers: 'mention', 'only-cited': true },
          { permissions: manageGuild },
        ),
      ),
    ).toContain("only where I'm mentioned");
    expect(await assistant.settings.of(`discord:${guild.id}`, channel.id)).toEqual({
      answers: 'mention',
      onlyCited: true,
      topic: null,
      decides: 'everyone',
      zone: null,
      digest: null,
      topics: { start: 'everyone', edit: 'everyone', close: 'starter' },
    });
  });

  it('applies to every channel without its own settings if told to', async () => {
    const stage = await scene();
    const { anna, channel, guild, assistant, discord } = stage;
    const other = discord.world.addChannel(guild, 'other');
    discord.gateway.dispatch('CHANNEL_CREATE', discord.world.json(other), guild.id);
    await shown(
      stage,
      anna.command(
        channel,
        'settings',
        { answers: 'mention', 'whole-server': true },
        { permissions: manageGuild },
      ),
    );
    await shown(
      stage,
      anna.command(channel, 'settings', { answers: 'everywhere' }, { permissions: manageGuild }),
    );
    expect((await assistant.settings.of(`discord:${guild.id}`, other.id)).answers).toBe('mention');
    expect((await assistant.settings.of(`discord:${guild.id}`, channel.id)).answers).toBe('everywhere');
  });

  it('leaves decisions to those who run the server if told to', async () => {
    const stage = await scene();
    const { anna, channel, guild, assistant, discord } = stage;
    const given = anna.command(channel, 'settings', { decides: 'managers' }, { permissions: manageGuild });
    expect(await shown(stage, given)).toContain(
      'Records and changes decisions: **those who run the workspace**',
    );
    expect((await assistant.settings.of(`discord:${guild.id}`, channel.id)).decides).toBe('managers');
    const asked = anna.write(channel, `${anna.mention} ok team, we go with fastapi`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    const [refused = {}] = await answered(discord, thread.id, 1);
    expect(textOf(refused)).toContain('those who run the workspace');
    await shown(
      stage,
      anna.command(channel, 'settings', { decides: 'everyone' }, { permissions: manageGuild }),
    );
    anna.write(thread, `${anna.mention} ok team, we go with fastapi`);
    const answers = await answered(discord, thread.id, 2);
    expect(textOf(answers[1] ?? {})).toContain('not recorded yet');
  });

  it('accepts a role whose members may change settings, and rejects @everyone', async () => {
    const stage = await scene();
    const { anna, channel, guild, assistant } = stage;
    const choose = (id: string, permissions = manageGuild): Promise<string> =>
      shown(stage, anna.command(channel, 'settings', { managers: { role: id } }, { permissions }));
    expect(await choose(guild.id)).toContain('Everybody has that role');
    expect(await assistant.managers.role(`discord:${guild.id}`)).toBeNull();
    expect(await choose('123456789012345678', 0n)).toContain('up to those who run the workspace');
    expect(await assistant.managers.role(`discord:${guild.id}`)).toBeNull();
    expect(await choose('123456789012345678')).toContain('Saved.');
    expect(await assistant.managers.role(`discord:${guild.id}`)).toBe('123456789012345678');
  });

  it('takes the role back if told to, and names those who may change settings', async () => {
    const stage = await scene({
      before: ({ world }) =>
        [...world.guilds.values()].map(({ roles }) => roles.push(role('123456789012345678', 'Leads', 0n))),
    });
    const { anna, channel, guild, assistant, discord } = stage;
    const manages = { permissions: manageGuild };
    const named = 'members with "Manage Server" or the role "role 123456789012345678"';
    const chosen = { managers: { role: '123456789012345678' } };
    expect(await shown(stage, anna.command(channel, 'settings', chosen, manages))).toContain(
      `May change this: **${named}**`,
    );
    expect(await shown(stage, anna.command(channel, 'settings', { answers: 'mention' }))).toContain(
      `Settings are for ${named}.`,
    );
    expect(await shown(stage, anna.command(channel, 'settings'))).toContain(`Settings are for ${named}.`);
    const both = { ...chosen, 'no-managers': true };
    expect(await shown(stage, anna.command(channel, 'settings', both, manages))).toContain('not both.');
    const dropped = anna.command(channel, 'settings', { 'no-managers': true }, manages);
    expect(await shown(stage, dropped)).toMatch(
      /Saved\..*May change this: \*\*members with "Manage Server"\*\*/s,
    );
    expect(await assistant.managers.role(`discord:${guild.id}`)).toBeNull();
    expect([...discord.world.messages.values()].flatMap(({ json }) => json.mention_roles ?? [])).toEqual([]);
  });

  it('lists the topics if the named one is unknown', async () => {
    const stage = await scene();
    const { anna, channel } = stage;
    const given = anna.command(channel, 'settings', { topic: 'cats' }, { permissions: manageGuild });
    expect(await shown(stage, given)).toContain('I have no topic of that name');
  });

  it('lets members with the chosen role change settings', async () => {
    const stage = await scene({
      before: ({ world }) =>
        [...world.guilds.values()].map(({ roles }) => roles.push(role('123456789012345678', 'Leads', 0n))),
    });
    const { anna, channel, guild, assistant } = stage;
    await assistant.managers.choose(`discord:${guild.id}`, '123456789012345678');
    await shown(
      stage,
      anna.command(channel, 'settings', { answers: 'mention' }, { roles: ['123456789012345678'] }),
    );
    expect((await assistant.settings.of(`discord:${guild.id}`, channel.id)).answers).toBe('mention');
  });

  it('keeps the bot silent in its threads with "only where I\'m mentioned"', async () => {
    const stage = await scene();
    const { anna, channel, discord } = stage;
    await shown(
      stage,
      anna.command(channel, 'settings', { answers: 'mention' }, { permissions: manageGuild }),
    );
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    anna.write(thread, 'and what about databases?');
    anna.write(thread, `${anna.mention} and security?`);
    const answers = await answered(discord, thread.id, 2);
    expect(textOf(answers[1] ?? {})).toMatch(/security/i);
  });
});

describe('/tradeoff digest', () => {
  it('opens a form, and the channel then hears on Mondays what was decided', async () => {
    const stage = await scene();
    const { anna, channel, discord, later, tick } = stage;
    const given = anna.command(channel, 'digest', {}, { permissions: manageGuild });
    await discord.until(() => given.answered === 9);
    const modal = discord.calls.find(({ body }) => body.type === 9)?.body.data as Json;
    const chosen = { 'Decisions of the week, in this channel': ['on'] };
    const filled = anna.fill(channel, modal, chosen, { permissions: manageGuild });
    expect(await shown(stage, filled)).toContain('On Mondays at 9:00, UTC');
    const asked = anna.write(channel, `${anna.mention} we go with django because we know it`);
    const thread = await discord.until(() => discord.world.channels.get(String(asked.json.id)));
    await answered(discord, thread.id, 1);
    anna.write(thread, `${anna.mention} record it`);
    await answered(discord, thread.id, 2);
    later(7 * 24 * 3_600_000);
    const digests = (): string[] =>
      answersIn(discord, channel.id)
        .map(textOf)
        .filter((text) => text.includes('This week in decisions'));
    await expect
      .poll(() => {
        tick();
        return digests();
      })
      .toEqual([expect.stringContaining('Decided:')]);
  });
});
