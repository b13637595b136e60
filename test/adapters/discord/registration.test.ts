import { describe, expect, it } from 'vitest';
import { doctorDiscord } from '../../../src/adapters/discord/doctor.ts';
import { invitesFor } from '../../../src/adapters/discord/invite.ts';
import { registration, registrationDifference } from '../../../src/adapters/discord/registration.ts';
import { createRest } from '../../../src/adapters/discord/wire/rest.ts';
import { commands } from '../../../src/core/commands/commands.ts';
import { answered, scene } from './harness.ts';

describe('registration', () => {
  it('contains every command with its fields, and those of the message menu', () => {
    const [slash, ...onMessages] = registration();
    const options = slash !== undefined && 'options' in slash ? (slash.options ?? []) : [];
    expect(options.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
    expect(slash).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
    expect(onMessages).toEqual(
      ['Weigh this', 'Save as decision'].map((name) => ({
        type: 3,
        name,
        integration_types: [0, 1],
        contexts: [0, 1, 2],
      })),
    );
  });

  it('is sent at the first start, and not again if nothing differs', async () => {
    const { discord, again } = await scene();
    await again().adapter.start();
    expect(discord.calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('keeps nobody waiting if it fails, and is retried unless Discord refused it', async () => {
    const { discord, adapter, channel, anna, log, tick } = await scene({ start: false });
    discord.fault({ on: /^PUT/, times: 1, reply: { status: 503, body: {} } });
    await adapter.start();
    const asked = anna.write(channel, `${anna.mention} django or flask?`);
    await answered(discord, String(asked.json.id), 1);
    await discord.until(() => log.some((line) => line.includes('the commands are not registered')));
    tick();
    await discord.until(() => log.some((line) => line.includes('registered commands: tradeoff (new)')));
  });

  it('names the fix once for a server the bot is not in', async () => {
    const { discord, again, log } = await scene({ start: false });
    discord.fault({
      on: /guilds\/\d+\/commands/,
      times: 9,
      reply: { status: 403, body: { code: 50001, message: 'Missing Access' } },
    });
    const { adapter, tick } = again({ guild: '123456789012345678' });
    await adapter.start();
    await discord.until(() => log.some((line) => /not registered: 50001/.test(line)));
    tick();
    await adapter.stop();
    expect(log.filter((line) => line.includes('not registered'))).toHaveLength(1);
  });

  it('goes to a single server if configured, and can be shown without being sent', async () => {
    const { discord, guild, configuration } = await scene({ start: false });
    const rest = createRest(configuration);
    expect(await registrationDifference(rest, discord.world.application, guild.id)).toEqual([
      { name: 'tradeoff', change: 'new' },
      { name: 'Weigh this', change: 'new' },
      { name: 'Save as decision', change: 'new' },
    ]);
    expect(discord.calls.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('the doctor', () => {
  it('finds no problem after a start', async () => {
    const { configuration } = await scene();
    const findings = await doctorDiscord(configuration);
    expect(findings.filter(({ fix }) => fix !== null)).toEqual([]);
    expect(findings.map(({ what }) => what)).toEqual([
      'token',
      'message content',
      'identifies',
      'shards',
      'server Team',
      'commands',
    ]);
  });

  it('names the fix for each problem', async () => {
    const { discord, guild, configuration } = await scene({ start: false });
    discord.flags = 0;
    discord.world.denied.set(guild.id, 1n << 38n);
    Object.assign(discord.limit, {
      session_start_limit: { total: 1000, remaining: 100, reset_after: 1, max_concurrency: 1 },
    });
    const fixes = (await doctorDiscord(configuration)).flatMap(({ fix }) => fix ?? []);
    expect(fixes).toEqual([
      expect.stringContaining('4014: switch on "Message Content Intent"'),
      expect.stringContaining('restarts too often'),
      expect.stringContaining('"Send Messages in Threads"'),
      expect.stringContaining('tradeoff register discord'),
    ]);
  });

  it('says what is wrong with a token', async () => {
    const { configuration } = await scene({ start: false });
    expect(await doctorDiscord({ ...configuration, token: 'wrong' })).toEqual([
      { what: 'token', says: 'refused', fix: expect.stringContaining('set DISCORD_TOKEN') },
    ]);
  });
});

describe('the invite', () => {
  it('asks only for what is used', () => {
    const { server, person } = invitesFor('123456789012345678');
    expect(server).toBe(
      'https://discord.com/oauth2/authorize?client_id=123456789012345678&integration_type=0&scope=bot+applications.commands&permissions=309237746688',
    );
    expect(person).toBe(
      'https://discord.com/oauth2/authorize?client_id=123456789012345678&integration_type=1&scope=applications.commands',
    );
  });
});
