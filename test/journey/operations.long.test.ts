import { afterEach, expect, it } from 'vitest';
import { startDiscord } from '../doubles/discord/discord-double.ts';
import { createPeople } from '../doubles/slack/people.ts';
import { openSlackServer } from '../doubles/slack/server.ts';
import { until } from '../doubles/slack/workspace.ts';
import { newFolder } from '../new-folder.ts';
import { startServer } from '../postgres-server.ts';
import { eventually, startRunning } from './running.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function slackAlone() {
  const slack = await openSlackServer();
  closing.push(() => slack.close());
  const env = {
    SLACK_BOT_TOKEN: slack.workspace.token,
    SLACK_APP_TOKEN: 'xapp-1-test',
    SLACK_API_URL: slack.apiUrl,
  };
  return { slack, people: createPeople(slack, slack.overSocket), env };
}

it('a database that dies does not end the process, which recovers with it, without secrets in its log', async () => {
  const { slack, people, env } = await slackAlone();
  const server = await startServer({ durable: true });
  closing.push(() => server.stop());
  const running = startRunning({ ...env, DATABASE_URL: await server.database() }, closing);
  const address = await running.health();
  await running.says('open: Slack');
  const ready = async (): Promise<string> => (await fetch(`${address}/readyz`)).text();
  await server.kill();
  await eventually('it is noticed', async () => (await ready()).includes('"store":"cannot be written"'));
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  await server.restart();
  await eventually('it is back', async () => (await ready()).includes('"ready":true'));
  await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  await until('the answer', () => slack.workspace.posts.length === 1, 20_000);
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(running.text()).not.toContain(':test@');
});

it('a shutdown that cannot finish stops within its time, and the next process posts what was handed back at once', async () => {
  const { slack, people, env } = await slackAlone();
  const server = await startServer({ durable: false });
  closing.push(() => server.stop());
  const both = { ...env, DATABASE_URL: await server.database() };
  const running = startRunning(both, closing);
  const address = await running.health();
  await running.says('open: Slack');
  slack.failNext('chat.postMessage', { kind: 'limited', seconds: 3_600 });
  await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  await eventually('the post was tried', async () =>
    (await (await fetch(`${address}/metrics`)).text()).includes(
      'tradeoff_retries_total{platform="slack",why="limited"} 1',
    ),
  );
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  await running.says('handed 1 threads with unposted replies back');
  startRunning(both, closing);
  await until('the reply is out', () => slack.workspace.posts.length === 1, 20_000);
});

it('a start waits for a platform that is away, and shuts down meanwhile on a signal', async () => {
  const { slack, env } = await slackAlone();
  slack.setAway(true);
  const running = startRunning({ ...env, DATA_DIR: newFolder() }, closing);
  await running.says('not reached');
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  await running.says('closed');
});

it('a start that has not reached its database yet shuts down on a signal', async () => {
  const { env } = await slackAlone();
  const running = startRunning({ ...env, DATABASE_URL: 'postgres://u:p@127.0.0.1:1/t' }, closing);
  await running.says('trying again in 4 s');
  const told = performance.now();
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  await running.says('closing: the store was never reached');
  expect(performance.now() - told).toBeLessThan(3_000);
});

it('a shutdown takes less than ten seconds even under Discord’s rate limits, and the next process posts', async () => {
  const discord = await startDiscord(Date.now);
  closing.push(() => discord.close());
  const channel = discord.world.addChannel(discord.world.addGuild('Team'), 'backend');
  const anna = discord.person('anna');
  const server = await startServer({ durable: false });
  closing.push(() => server.stop());
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DATABASE_URL: await server.database(),
  };
  const running = startRunning(env, closing);
  await running.says('open: Discord');
  discord.fault({
    on: /^POST \/channels\/\d+\/messages$/,
    times: 1,
    reply: {
      status: 429,
      headers: { 'retry-after': '3600', 'x-ratelimit-scope': 'user' },
      body: { message: 'You are being rate limited.', retry_after: 3_600, global: false },
    },
  });
  anna.write(channel, `${anna.mention} django or flask?`);
  await discord.until(() => discord.calls.some(({ status }) => status === 429));
  running.kill('SIGTERM');
  const told = performance.now();
  expect(await running.ended).toBe(0);
  expect(performance.now() - told).toBeLessThan(10_000);
  await running.says('closing: finishing work in progress');
  await running.says('handed 1 threads with unposted replies back');
  startRunning(env, closing);
  await discord.until(() =>
    discord.calls.some(
      ({ method, path, status }) => method === 'POST' && /messages$/.test(path) && status === 200,
    ),
  );
});
