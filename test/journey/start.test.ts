import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { type DiscordDouble, startDiscord } from '../doubles/discord/discord-double.ts';
import { createPeople } from '../doubles/slack/people.ts';
import { openSlackServer, type SlackServer } from '../doubles/slack/server.ts';
import { until } from '../doubles/slack/workspace.ts';
import { newFolder } from '../new-folder.ts';
import { runProgramProcess, startProgram } from '../run-program.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function platforms(): Promise<{
  slack: SlackServer;
  discord: DiscordDouble;
  env: Record<string, string>;
}> {
  const slack = await openSlackServer();
  const discord = await startDiscord(Date.now);
  closing.push(
    () => slack.close(),
    () => discord.close(),
  );
  const env = {
    SLACK_BOT_TOKEN: slack.workspace.token,
    SLACK_APP_TOKEN: 'xapp-1-test',
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_MESSAGE_CONTENT: 'true',
    DATA_DIR: newFolder(),
    LOG_FORMAT: 'text',
  };
  return { slack, discord, env };
}

/** The program with both adapters open. */
async function started(env: Record<string, string>) {
  const child = startProgram(['start'], { env });
  const closed = once(child, 'close');
  closing.unshift(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  child.stderr.setEncoding('utf8');
  let log = '';
  child.stderr.on('data', (lines: string) => {
    log += lines;
  });
  await until('both adapters are open', () => log.includes('open: Slack, Discord'));
  return { child, closed, log: () => log };
}

it('start opens both adapters on one store, and continues their threads after SIGTERM and a restart', async () => {
  const { slack, discord, env } = await platforms();
  const channel = discord.world.addChannel(discord.world.addGuild('Team'), 'backend');
  const anna = discord.person('anna');
  const people = createPeople(slack, slack.overSocket);

  const first = await started(env);
  const thread = await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
  const asked = anna.write(channel, `${anna.mention} django or flask?`);
  const threadId = String(asked.json.id);
  const answers = () =>
    discord.world.inChannel(threadId).filter(({ author }) => author === discord.world.bot.id);
  await until('both answers', () => slack.workspace.posts.length === 1 && answers().length === 1);
  first.child.kill('SIGTERM');
  const [code] = await first.closed;
  expect(code).toBe(0);
  expect(first.log()).toMatch(/closing: finishing work in progress[\s\S]*closed\n$/);
  expect(first.log()).not.toMatch(/xoxb-|xapp-| (?:warn|error) /);
  expect(first.log()).not.toContain(env.DISCORD_TOKEN);

  const second = await started(env);
  await people.say('C0OPEN', 'U1', 'and databases?', { thread });
  const there = discord.world.channels.get(threadId);
  if (there === undefined) throw new Error('Discord has no thread');
  anna.write(there, 'and databases?');
  await until('both follow-ups', () => slack.workspace.posts.length === 2 && answers().length === 2);
  expect(slack.workspace.posts[1]?.text).toMatch(/database/i);
  second.child.kill('SIGINT');
  expect((await second.closed)[0]).toBe(0);
});

it('start opens the only adapter that has its token', async () => {
  const { env } = await platforms();
  const child = startProgram(['start'], { env: { ...env, DISCORD_TOKEN: '' } });
  const closed = once(child, 'close');
  closing.unshift(async () => void child.kill('SIGKILL'));
  const log = text(child.stderr);
  child.stderr.on('data', (lines: Buffer) => {
    if (String(lines).includes('open: Slack\n')) child.kill('SIGTERM');
  });
  expect((await closed)[0]).toBe(0);
  expect(await log).not.toMatch(/discord/i);
});

it('start exits with the fix if a platform refuses its token, and closes the other adapter', async () => {
  const { env } = await platforms();
  const run = await runProgramProcess(['start'], { env: { ...env, DISCORD_TOKEN: 'a.wrong.token' } });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/^tradeoff: 4004: Discord refuses the token; set DISCORD_TOKEN/m);
});

it('start reports which of Slack’s variables is missing, and where to get it', async () => {
  const run = await runProgramProcess(['start'], { env: { SLACK_BOT_TOKEN: 'xoxb-1' } });
  expect(run).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('SLACK_APP_TOKEN is missing'),
  });
});
