import { describe, expect, it } from 'vitest';
import { role } from '../../doubles/discord/objects.ts';
import { answered, type Scene, scene, textOf } from './harness.ts';

const manageGuild = 0x20n;
const shown = async ({ discord }: Scene, given: { message: string | null }): Promise<string> =>
  discord.until(() => textOf(discord.world.messages.get(given.message ?? '')?.json ?? {}) || undefined);

describe('/tradeoff settings', () => {
  it('is shown to everybody and changed by those who manage the server only', async () => {
    const stage = await scene();
    const { anna, channel, guild, assistant } = stage;
    expect(await shown(stage, anna.command(channel, 'settings'))).toContain('everywhere in my threads');
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
    ).toContain('only where I am mentioned');
    expect(await assistant.settings.of(`discord:${guild.id}`, channel.id)).toEqual({
      answers: 'mention',
      onlyCited: true,
      topic: null,
      decides: 'everyone',
    });
  });

  it('holds for every channel without settings of its own, where it is said so', async () => {
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

  it('lets a chosen role change them', async () => {
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

  it('"only where mentioned" keeps it silent in its threads', async () => {
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
