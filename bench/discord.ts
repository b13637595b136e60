import { parseArgs } from 'node:util';
import { writeResults } from './results.ts';
import { type Contender, compare, ratio, row } from './speed/closed-loop.ts';
import { type Deed, openDiscordPlatform } from './speed/discord-platform.ts';
import { machine, versionsOf } from './speed/figures.ts';
import { startApp } from './speed/start-app.ts';

/**
 * `npm run bench -- discord [--rounds N] [--events N]`: a message and a command in Discord to the posted answer, this
 * bot beside discord.js that replies and does nothing else. Each app is a process of its own beside a Discord of its own.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, events: { type: 'string', default: '600' } },
});
const plan = { rounds: Number(values.rounds), events: Number(values.events), warmUp: 1500, inFlight: 16 };
const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};

const oneCall = { 'message in a thread': 1, 'message in a channel': 1, 'command in a thread': 1 };
const ourCalls = { 'message in a thread': 1, 'message in a channel': 2, 'command in a thread': 1 };
const contestants = [
  ['this bot', 'discord-tradeoff', ourCalls],
  ['discord.js, one reply', 'discord-bare', oneCall],
  ['discord.js, as many calls', 'discord-bare-calls', ourCalls],
] as const;

print(`${machine()} ${versionsOf('discord.js')}.\n`);
print(
  `CPU in µs for each, whole process; the median of ${plan.rounds} rounds of ${plan.events}, in turn, ${plan.inFlight} in flight; ratios are medians over the rounds. Time to the answer in ms. The 50 calls a second that discord.js holds itself to are lifted for all.\n`,
);
const deeds = ['message in a thread', 'message in a channel', 'command in a thread'] as const;
for (const deed of deeds) await section(deed);
writeResults('discord', lines.join('\n'));

async function section(deed: Deed): Promise<void> {
  const opened = [];
  for (const [name, file, calls] of contestants) {
    const discord = await openDiscordPlatform(calls);
    const app = await startApp(file, discord.platform);
    opened.push({ name: `${name} (${calls[deed]})`, discord, app });
  }
  try {
    const results = await compare(
      opened.map(
        ({ name, discord, app }): Contender<number> => ({
          name,
          app,
          event: (index) => discord.does(deed, index),
        }),
      ),
      plan,
    );
    const [ours, bare, same] = results;
    if (ours === undefined || bare === undefined || same === undefined) throw new Error('an app is missing');
    print(
      `A ${deed}: ${ratio(ours, bare).toFixed(2)} of a bare reply (at most 2.50 wanted), ${ratio(ours, same).toFixed(2)} of discord.js making as many calls.\n`,
    );
    print('| (calls) | CPU µs | to one reply | to as many calls | p50 / p99 ms | resident MB |');
    print('| --- | ---: | ---: | ---: | ---: | ---: |');
    for (const result of results) print(row(result, [bare, same]));
    print('');
  } finally {
    for (const { app, discord } of opened) {
      await app.stop();
      await discord.close();
    }
  }
}
