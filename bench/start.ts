import { rm } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { startDiscord } from '../test/doubles/discord/discord-double.ts';
import { openSlackServer } from '../test/doubles/slack/server.ts';
import { startRunning } from '../test/journey/running.ts';
import { makeFolder } from '../test/temporary-folder.ts';
import { writeResults } from './results.ts';

/** `npm run bench -- start [TIMES]`: from the call of the process to its doors being open, against platforms on loopback. */
const times = Number(process.argv[2] ?? 9);
const slack = await openSlackServer();
const discord = await startDiscord(Date.now);
const slackEnv = {
  SLACK_BOT_TOKEN: slack.workspace.token,
  SLACK_APP_TOKEN: 'xapp-1-test',
  SLACK_API_URL: slack.apiUrl,
};
const discordEnv = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
const cases = [
  ['Slack', slackEnv],
  ['Discord', discordEnv],
  ['Slack, Discord', { ...slackEnv, ...discordEnv }],
] as const;

async function once(doors: string, env: Readonly<Record<string, string>>): Promise<number> {
  const closing: (() => Promise<unknown>)[] = [];
  const folder = await makeFolder();
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const began = performance.now();
  const running = startRunning({ ...env, DATA_DIR: folder }, closing);
  await running.says(`open: ${doors}`);
  const took = performance.now() - began;
  for (const close of closing) await close();
  return took;
}

const taken = new Map<string, number[]>();
// Interleaved, so that what else the machine does falls on all alike. The first registers Discord's commands.
await once('Discord', discordEnv);
for (let round = 0; round < times; round++)
  for (const [doors, env] of cases) taken.set(doors, [...(taken.get(doors) ?? []), await once(doors, env)]);
await slack.close();
await discord.close();

const rows = [...taken].map(([doors, list]) => {
  const sorted = list.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN);
  return `| ${doors} | ${at(0)} | ${at(0.5)} | ${at(1)} |`;
});
const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, Node ${process.version}`;
const text = `From the call of the process to its doors being open, with health and metrics on, ${times} times each in turn, in
milliseconds. At most 1,500 are wanted. ${machine}. Other work ran on the machine at the same time.

| doors | least | median | most |
| --- | ---: | ---: | ---: |
${rows.join('\n')}`;
process.stdout.write(`${text}\n`);
writeResults('start', text);
