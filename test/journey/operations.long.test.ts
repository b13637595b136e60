import { afterEach, expect, it } from 'vitest';
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

it('a database that dies does not end the process; when it is back, so is the bot, without secrets in its log', async () => {
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

it('an end that cannot finish breaks off within its time, and the next process posts at once what was handed back', async () => {
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
      'tradeoff_retries_total{door="slack",why="limited"} 1',
    ),
  );
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  await running.says('1 threads with unposted replies were handed back');
  startRunning(both, closing);
  await until('the reply is out', () => slack.workspace.posts.length === 1, 20_000);
});

it('a start waits for a platform that is away, and an end that comes meanwhile is one', async () => {
  const { slack, env } = await slackAlone();
  slack.setAway(true);
  const running = startRunning({ ...env, DATA_DIR: newFolder() }, closing);
  await running.says('not reached');
  running.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  await running.says('closed');
});
