import { afterEach, describe, expect, it } from 'vitest';
import { startDiscord } from '../doubles/discord/discord-double.ts';
import { certificateFile, openProxy, type ProxyDouble } from '../doubles/proxy.ts';
import { createPeople } from '../doubles/slack/people.ts';
import { openSlackServer } from '../doubles/slack/server.ts';
import { until } from '../doubles/slack/workspace.ts';
import { newFolder } from '../new-folder.ts';
import { runProgramProcess } from '../run-program.ts';
import { startRunning } from './running.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Both platforms under their real names, which only the proxy knows: on this machine they lead nowhere. */
async function behindProxy() {
  const slack = await openSlackServer();
  const discord = await startDiscord();
  const { port: slackPort } = new URL(slack.apiUrl);
  const { port: discordPort } = new URL(discord.apiUrl);
  slack.workspace.uploadUrl = (file) => `https://files.slack.com/upload/${file}`;
  slack.workspace.socketUrl = 'wss://wss-primary.slack.com';
  discord.limit.url = 'wss://gateway.discord.gg';
  discord.gateway.resumeUrl = 'wss://gateway.discord.gg';
  const proxy: ProxyDouble = await openProxy((host) => {
    if (host.endsWith('slack.com')) return Number(slackPort);
    return host.includes('discord') ? Number(discordPort) : null;
  });
  closing.push(
    () => slack.close(),
    () => discord.close(),
    () => proxy.close(),
  );
  const env = {
    SLACK_BOT_TOKEN: slack.workspace.token,
    SLACK_APP_TOKEN: 'xapp-1-test',
    DISCORD_TOKEN: discord.token,
    DISCORD_MESSAGE_CONTENT: 'true',
    DATA_DIR: newFolder(),
    HTTPS_PROXY: proxy.url,
    NO_PROXY: 'localhost,.internal',
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
  return { slack, discord, proxy, env };
}

describe('with HTTPS_PROXY', () => {
  it('every connection to Slack and Discord goes through the proxy', async () => {
    const { slack, discord, proxy, env } = await behindProxy();
    const channel = discord.world.addChannel(discord.world.addGuild('Team'), 'backend');
    const anna = discord.person('anna');
    const running = startRunning({ ...env, ENCODER: 'off' }, closing);
    await running.says('open: Slack, Discord');
    const people = createPeople(slack, slack.overSocket);
    const asked = '<@U0BOT> chart django and fastapi on performance and databases';
    await people.say('C0OPEN', 'U1', asked);
    await until('Slack has the chart and its file', () =>
      JSON.stringify(slack.workspace.posts).includes('slack_file'),
    );
    anna.write(channel, `${anna.mention} chart django and fastapi on performance and databases`);
    await discord.until(() => discord.calls.some(({ files }) => files.size > 0));

    expect(new Set(proxy.tunnels)).toEqual(
      new Set(['slack.com', 'wss-primary.slack.com', 'files.slack.com', 'discord.com', 'gateway.discord.gg']),
    );
    expect(proxy.complaints).toEqual([]);
    expect(running.text()).toContain(`connects through http://${proxy.host}, except for localhost,.internal`);
    expect(running.text()).not.toMatch(/p%40ss|p@ss/);
  });

  it('doctor says which proxy is in use, without its password, and asks through it', async () => {
    const { proxy, env } = await behindProxy();
    const { stdout } = await runProgramProcess(['doctor'], { env });
    expect(stdout).toContain(
      `✓ proxy: all connections go through http://${proxy.host}, except for localhost,.internal`,
    );
    expect(stdout).not.toMatch(/p%40ss|p@ss/);
    expect(stdout).toContain('✓ slack: app token: opens a socket');
    expect(stdout).toContain('✓ discord: token: belongs to');
    expect(new Set(proxy.tunnels)).toEqual(new Set(['slack.com', 'discord.com']));
  });

  it('what NO_PROXY names is connected to directly', async () => {
    const { proxy, env } = await behindProxy();
    await runProgramProcess(['doctor'], { env: { ...env, NO_PROXY: 'slack.com' } });
    expect(new Set(proxy.tunnels)).toEqual(new Set(['discord.com']));
  });
});
