import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDiscord } from '../test/doubles/discord/discord-double.ts';
import { openSlackServer } from '../test/doubles/slack/server.ts';
import { root } from '../test/run-program.ts';
import { writeResults } from './results.ts';
import { machine, median } from './speed/figures.ts';

/**
 * `npm run bench -- start [TIMES]`: from the call of the process to its adapters being open, against platforms on loopback,
 * beside a process that only imports the platforms' libraries. All with what Node compiled before.
 */
const times = Number(process.argv[2] ?? 9);
const allowed = 1.15;
const slack = await openSlackServer();
const discord = await startDiscord(Date.now);
const folder = mkdtempSync(join(tmpdir(), 'tradeoff-bench-'));
spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });

const slackVariables = {
  SLACK_BOT_TOKEN: slack.workspace.token,
  SLACK_APP_TOKEN: 'xapp-1-test',
  SLACK_API_URL: slack.apiUrl,
};
const discordVariables = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
const platforms = [
  { name: 'Slack', libraries: ['@slack/bolt'], variables: slackVariables },
  { name: 'Discord', libraries: ['discord.js'], variables: discordVariables },
  {
    name: 'Slack and Discord',
    libraries: ['@slack/bolt', 'discord.js'],
    variables: { ...slackVariables, ...discordVariables },
  },
] as const;

type Process = {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
};
const load = `const { builtInFolder, loadKnowledge } = await import('./dist/knowledge/load.js');
const { getCompileCacheDir } = await import('node:module');
const began = performance.now();
loadKnowledge([builtInFolder], WHERE);
console.error('open: ' + (performance.now() - began));`;
const script = (text: string): readonly string[] => ['--input-type=module', '--eval', text];
const imports = (libraries: readonly string[]): string =>
  `await Promise.all([${libraries.map((name) => `import('${name}')`).join(', ')}]); console.error('open: ');`;
const processes: readonly Process[] = [
  { name: 'load', arguments: script(load.replace('WHERE', 'null')), variables: {} },
  { name: 'load, kept', arguments: script(load.replace('WHERE', 'getCompileCacheDir()')), variables: {} },
  ...platforms.flatMap(({ name, libraries, variables }) => [
    { name: `${name}: imports`, arguments: script(imports(libraries)), variables: {} },
    { name: `${name}: package`, arguments: ['dist/main.js', 'start'], variables },
    { name: `${name}: source`, arguments: ['src/main.ts', 'start'], variables },
  ]),
];

/** @returns milliseconds to the line that says so, or those that the line names */
async function openedAfter({ arguments: args, variables }: Process): Promise<number> {
  const dataFolder = mkdtempSync(join(folder, 'data-'));
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      DATA_DIR: dataFolder,
      ...variables,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  let text = '';
  for await (const chunk of child.stderr) {
    text += String(chunk);
    if (text.includes('open: ')) break;
  }
  const took = performance.now() - began;
  child.kill('SIGTERM');
  await ended;
  const own = /^open: ([\d.]+)$/m.exec(text)?.[1];
  return own === undefined ? took : Number(own);
}

const taken = new Map<string, number[]>();
// The first two rounds compile; interleaved, so that what else the machine does falls on all alike.
for (let round = -2; round < times; round++)
  for (const one of processes) {
    const took = await openedAfter(one);
    if (round >= 0) taken.set(one.name, [...(taken.get(one.name) ?? []), took]);
  }
await slack.close();
await discord.close();
rmSync(folder, { recursive: true, force: true });

const of = (name: string): number => median(taken.get(name) ?? []);
const kept = of('load, kept');
const rows = platforms.map(({ name }) => {
  const bare = of(`${name}: imports`);
  const cell = (how: string): string => {
    const took = of(`${name}: ${how}`);
    return `${took.toFixed(0)} (${(took / (allowed * bare + kept)).toFixed(2)})`;
  };
  return `| ${name} | ${bare.toFixed(0)} | ${cell('package')} | ${cell('source')} |`;
});
const text = `${machine()}

From the call of the process to its adapters being open, in milliseconds, the median of ${times} in turn, all with Node's compile
cache. In brackets: to ${allowed} times the imports alone and the load of the knowledge, where at most 1 is wanted; and at
most 1,500 ms in all.

| adapters | the libraries' imports alone | the package | from source |
| --- | ---: | ---: | ---: |
${rows.join('\n')}

The load of the knowledge takes ${of('load').toFixed(0)} ms in a fresh process (at most 250 wanted), and ${kept.toFixed(0)} ms where its checked form is kept (at most 20 wanted).`;
process.stdout.write(`${text}\n`);
writeResults('start', text);
