import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { createPeople } from '../doubles/slack/people.ts';
import { until } from '../doubles/slack/workspace.ts';
import { startProgram } from '../run-program.ts';
import { bothPlatforms } from './both-platforms.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

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
  const { slack, discord, env } = await bothPlatforms(closing);
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
