import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtIn } from '../core/built-in.ts';
import { startDiscord } from '../doubles/discord/discord-double.ts';
import { createPeople, type People } from '../doubles/slack/people.ts';
import { openSlackServer, type SlackServer } from '../doubles/slack/server.ts';
import { until } from '../doubles/slack/workspace.ts';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic, runProgramProcess } from '../run-program.ts';
import { eventually, startRunning } from './running.ts';

const ids = builtIn.topics.map(({ id }) => id);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function slackAlone(): Promise<{ slack: SlackServer; people: People; env: Record<string, string> }> {
  const slack = await openSlackServer();
  closing.push(() => slack.close());
  const env = {
    SLACK_BOT_TOKEN: slack.workspace.token,
    SLACK_APP_TOKEN: 'xapp-1-test',
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: newFolder(),
  };
  return { slack, people: createPeople(slack, slack.overSocket), env };
}

const readySchema = z.object({ ready: z.boolean(), parts: z.record(z.string(), z.string()) });
async function readiness(address: string): Promise<z.infer<typeof readySchema>> {
  return readySchema.parse(await (await fetch(`${address}/readyz`)).json());
}

describe('health', () => {
  it('is alive before it is ready, ready once Slack is connected, and reports what is not ready', async () => {
    const { slack, env } = await slackAlone();
    slack.setAway(true);
    const running = startRunning(env, closing);
    const address = await running.health();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await running.says('slack: not reached');
    expect(await readiness(address)).toEqual({
      ready: false,
      parts: { process: 'ready', knowledge: 'ready', store: 'ready', slack: 'not connected' },
    });
    slack.setAway(false);
    await running.says('open: Slack');
    expect((await readiness(address)).ready).toBe(true);
    if (process.env.ENCODER !== 'off')
      expect(await (await fetch(`${address}/healthz`)).json()).toEqual({
        alive: true,
        encoder: 'in use',
        meanings: Object.fromEntries(ids.map((id) => [id, 'ready'])),
      });
    slack.setAway(true);
    slack.dropSockets();
    await eventually('it is noticed', async () => !(await readiness(address)).ready);
    slack.setAway(false);
    await eventually('it is back', async () => (await readiness(address)).ready);
    expect(await (await fetch(`${address}/metrics`)).text()).toMatch(
      /^tradeoff_reconnects_total\{platform="slack"\} [1-9]/m,
    );
  });

  it('says that messages are understood by their words alone where that is wanted', async () => {
    const { env } = await slackAlone();
    const running = startRunning({ ...env, ENCODER: 'off' }, closing);
    const address = await running.health();
    await running.says('open: Slack');
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({
      alive: true,
      encoder: 'off',
      meanings: Object.fromEntries(ids.map((id) => [id, 'words alone'])),
    });
    expect(running.log.filter(({ msg }) => String(msg).startsWith('encoder: '))).toMatchObject([
      { level: 'info', msg: 'encoder: off (ENCODER=off): messages are understood by their words alone' },
    ]);
  });

  it('counts questions and deliveries of both adapters, without data of users', async () => {
    const { slack, people, env } = await slackAlone();
    const discord = await startDiscord(Date.now);
    closing.push(() => discord.close());
    const channel = discord.world.addChannel(discord.world.addGuild('Team'), 'backend');
    const anna = discord.person('anna');
    const running = startRunning(
      { ...env, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
      closing,
    );
    const address = await running.health();
    await running.says('open: Slack, Discord');
    await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    anna.write(channel, `${anna.mention} hello`);
    const metrics = async (): Promise<string> => (await fetch(`${address}/metrics`)).text();
    for (const platform of ['slack', 'discord'])
      await eventually(`${platform} has delivered`, async () =>
        (await metrics()).includes(`tradeoff_delivery_seconds_count{platform="${platform}"} 1`),
      );
    const text = await metrics();
    expect(text).toContain('tradeoff_questions_total{platform="slack",intent="compare",ending="answered"} 1');
    expect(text).toMatch(/tradeoff_questions_total\{platform="discord",intent="smalltalk",ending="\w+"\} 1/);
    expect(text).toContain('tradeoff_ready{part="discord"} 1');
    expect(text).not.toMatch(/U1|C0OPEN|T0TEAM|flask/);
    expect(text).not.toContain(anna.id);
    // The log has the answer's id, but neither words nor tokens.
    const asked = running.log.find(
      ({ msg, platform, ending }) => msg === 'asked' && platform === 'slack' && ending === 'answered',
    );
    expect(asked).toMatchObject({
      level: 'info',
      intent: 'compare',
      answer: expect.stringMatching(/^[\da-f]{10}$/),
    });
    running.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(running.text()).not.toContain('flask');
    for (const secret of ['xoxb-', 'xapp-', discord.token]) expect(running.text()).not.toContain(secret);
    expect(slack.workspace.posts).toHaveLength(1);
  });
});

describe('the knowledge', () => {
  it('is reloaded as a whole when a file changes or on SIGHUP, and stays unchanged if a file is broken', async () => {
    const { slack, people, env } = await slackAlone();
    const folder = newFolder();
    cpSync(genealogyTopic, folder, { recursive: true });
    const running = startRunning({ ...env, KNOWLEDGE_DIR: folder }, closing);
    await running.says('open: Slack');
    const address = await running.health();
    const path = join(folder, 'options/gramps.yaml');
    const text = readFileSync(path, 'utf8');
    const reloads = (): number =>
      running.log.filter(({ msg }) => msg.includes('knowledge reloaded: ')).length;

    writeFileSync(path, text.replace('name: Gramps', 'name: Gramps Renamed'));
    await until('the first reload', () => reloads() === 1);
    await people.say('C0OPEN', 'U1', '<@U0BOT> webtrees or gramps?');
    await until('an answer from the new data', () => slack.workspace.posts.length === 1);
    expect(JSON.stringify(slack.workspace.posts[0])).toContain('Gramps Renamed');
    const state = process.env.ENCODER === 'off' ? 'words alone' : 'ready';
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({
      meanings: Object.fromEntries([...ids, 'genealogy'].map((id) => [id, state])),
    });

    writeFileSync(
      path,
      text.replace('sources: [gr-features]', 'sources: []').replace('name: Gramps', 'name: Wrong'),
    );
    await running.says('knowledge not reloaded: 1 problem, listed above');
    const problem = await running.says(/gramps\.yaml:19 claims\[0\]\.sources: at least one source is needed/);
    expect(problem.level).toBe('error');
    await people.say('C0OPEN', 'U1', '<@U0BOT> webtrees or gramps?');
    await until('an answer from the old data', () => slack.workspace.posts.length === 2);
    expect(JSON.stringify(slack.workspace.posts[1])).toContain('Gramps Renamed');

    writeFileSync(path, text);
    await until('the second reload', () => reloads() === 2);
    running.kill('SIGHUP');
    await running.says('knowledge reloaded and unchanged');
    rmSync(join(folder, 'topic.yaml'));
    await until(
      'another refusal',
      () => running.log.filter(({ msg }) => msg.includes('knowledge not reloaded')).length === 2,
    );
    running.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });
});

describe('a shutdown', () => {
  it.skipIf(process.env.ENCODER === 'off')(
    'does not wait for meanings that a first start works out (skipped with ENCODER=off)',
    async () => {
      const { env } = await slackAlone();
      const running = startRunning({ ...env, NODE_COMPILE_CACHE: newFolder() }, closing);
      await running.says(
        `meanings: working out what the texts of ${ids.join(', ')} mean, which may take a minute`,
      );
      const health = await (await fetch(`${await running.health()}/healthz`)).json();
      expect(health).toEqual({ alive: true, encoder: 'in use', meanings: {} });
      running.kill('SIGTERM');
      expect(await running.ended).toBe(0);
      expect(running.log.filter(({ level }) => level !== 'info')).toEqual([]);
    },
  );

  it('after a defect has its own exit code and a line without secrets, and the next start loses and doubles nothing', async () => {
    const { slack, people, env } = await slackAlone();
    const nodeFlags = ['--import', join(import.meta.dirname, 'plant-defect.ts')];
    const running = startRunning(env, closing, { nodeFlags });
    await running.says('open: Slack');
    slack.failNext('chat.postMessage', { kind: 'status', status: 503 }, { kind: 'status', status: 503 });
    await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    running.kill('SIGUSR2');
    expect(await running.ended).toBe(70);
    const line = running.log.at(-1);
    expect(line).toMatchObject({
      level: 'error',
      defect: { name: 'Error', message: 'planted, with [token]' },
    });
    expect(running.text()).not.toContain('xoxb-');
    expect(slack.workspace.posts).toHaveLength(0);
    slack.workspace.failures.clear();
    const next = startRunning(env, closing);
    await until('the reply is out', () => slack.workspace.posts.length === 1);
    next.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    expect(slack.workspace.posts).toHaveLength(1);
  });

  it('is immediate after a second signal, and the next start posts what was not posted', async () => {
    const { slack, people, env } = await slackAlone();
    const running = startRunning(env, closing);
    await running.says('open: Slack');
    slack.failNext('chat.postMessage', { kind: 'limited', seconds: 3_600 });
    await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    const address = await running.health();
    await eventually('the post was tried', async () =>
      (await (await fetch(`${address}/metrics`)).text()).includes(
        'tradeoff_retries_total{platform="slack",why="limited"} 1',
      ),
    );
    running.kill('SIGTERM');
    await running.says('closing');
    running.kill('SIGINT');
    expect(await running.ended).toBe(130);
    startRunning(env, closing);
    await until('the reply is out', () => slack.workspace.posts.length === 1);
  });
});

describe('one process', () => {
  it('reads its secrets from files, logs words of users if configured, tells a flooding person once when to ask again without affecting others, and stays when the log’s reader leaves', async () => {
    const { slack, people, env } = await slackAlone();
    const file = join(newFolder(), 'token');
    writeFileSync(file, `${slack.workspace.token}\n`);
    const secrets = { SLACK_BOT_TOKEN: '', SLACK_BOT_TOKEN_FILE: file };
    const running = startRunning(
      { ...env, ...secrets, LOG_WORDS: 'true', LIMIT_PER_USER: '2/3600' },
      closing,
    );
    const address = await running.health();
    await running.says('open: Slack');
    const { posts, ephemerals } = slack.workspace;

    for (let n = 0; n < 6; n++) await people.say('C0OPEN', 'U1', '<@U0BOT> django or flask?');
    await people.say('C0SECRET', 'U2', '<@U0BOT> django or flask?');
    await until('the answers', () => posts.length === 3 && ephemerals.length > 0);
    expect(ephemerals).toMatchObject([
      { user: 'U1', text: expect.stringContaining('I answer 2 questions in 60 minutes') },
    ]);
    expect(JSON.stringify(posts)).not.toContain('I answer 2 questions');
    expect(await running.says('asked')).toMatchObject({ words: 'django or flask?' });

    running.stopReading();
    // In two places, each with a pace of its own.
    for (const [channel, user] of [
      ['C0OPEN', 'U3'],
      ['C0SECRET', 'U2'],
      ['C0OPEN', 'U3'],
    ] as const)
      await people.say(channel, user, '<@U0BOT> django or fastapi?');
    await until('more answers', () => posts.length === 6);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    running.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });
});

describe('the adapters', () => {
  it.each([
    ['slack', 'open: Slack', '@slack/bolt'],
    ['discord', 'open: Discord', 'discord.js'],
  ])('--only %s opens that adapter, and loads no other platform’s library', async (only, opened, library) => {
    const { env } = await slackAlone();
    const discord = await startDiscord(Date.now);
    closing.push(() => discord.close());
    const both = { ...env, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, HEALTH_PORT: '' };
    const nodeFlags = ['--import', join(import.meta.dirname, 'name-modules.ts')];
    const running = startRunning(both, closing, { args: ['--only', only], nodeFlags });
    await running.says(opened);
    running.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(running.text()).toMatch(new RegExp(`^modules: ${library}$`, 'm'));
  });

  it('without a token, --only reports what to set', async () => {
    const { env } = await slackAlone();
    expect(await runProgramProcess(['start', '--only', 'discord'], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--only discord: DISCORD_TOKEN is not set'),
    });
    expect(await runProgramProcess(['start', '--only', 'slack'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--only slack: no variable of Slack is set'),
    });
    expect((await runProgramProcess(['start', '--only', 'irc'])).code).toBe(2);
  });

  it('report PORT if it is taken', async () => {
    const { env, slack } = await slackAlone();
    const port = new URL(slack.apiUrl).port;
    const http = { ...env, SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'a-secret', PORT: port };
    const { code, stderr } = await runProgramProcess(['start'], { env: http });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^tradeoff: PORT: cannot listen on port ${port} .*EADDRINUSE.*; set PORT to a free one$`,
        'm',
      ),
    );
    expect(stderr).not.toContain('while closing');
  });
});
