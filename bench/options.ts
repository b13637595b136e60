import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newConversation } from '../src/core/turn/conversation.ts';
import { takeTurn } from '../src/core/turn/turn.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import { writeResults } from './results.ts';
import { type Contender, compare, ratio, row } from './speed/closed-loop.ts';
import { machine, median } from './speed/figures.ts';
import { grown } from './speed/grown.ts';
import { type Load, loadInProcess } from './speed/load-knowledge.ts';
import { amongAll, particular, questionAt } from './speed/questions.ts';
import { openSlackPlatform } from './speed/slack-platform.ts';
import { startApp } from './speed/start-app.ts';
import { writeTopic } from './speed/write-topic.ts';

/**
 * `npm run bench -- options [--rounds N] [--events N]`: a mention in Slack to its answer, with 3 to 10,000 options known,
 * and what it takes to load them.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, events: { type: 'string', default: '500' } },
});
const plan = { rounds: Number(values.rounds), events: Number(values.events), warmUp: 2000, inFlight: 16 };
const added = [0, 97, 997, 9_997] as const;
const named = (options: number): string => `${(options + 3).toLocaleString('en')} options`;
const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};

print(`${machine()}\n`);
await events();
recommendations();
await loads();
writeResults('options', lines.join('\n'));

async function events(): Promise<void> {
  const opened = [];
  for (const options of added) {
    const slack = await openSlackPlatform();
    const app = await startApp('slack-tradeoff', { ...slack.platform('http'), options });
    opened.push({ name: named(options), slack, app });
  }
  try {
    const results = await compare(
      opened.map(
        ({ name, slack, app }): Contender<number> => ({
          name,
          app,
          event: async (index) =>
            (await slack.mention(app.port, questionAt(index, particular), false)).answered,
        }),
      ),
      plan,
    );
    const [real] = results;
    const most = results.at(-1);
    if (real === undefined || most === undefined) throw new Error('an app is missing');
    print(
      `A mention through Slack over HTTP to its answer, whole, of questions that name what they are about; CPU in µs, the median of ${plan.rounds} rounds of ${plan.events}, in turn. With ${most.name} ${ratio(most, real).toFixed(2)} of that with three (at most 1.20 wanted).\n`,
    );
    print('| | CPU µs | to three | p50 / p99 ms | resident MB |');
    print('| --- | ---: | ---: | ---: | ---: |');
    for (const result of results) print(row(result, [real]));
  } finally {
    for (const { app, slack } of opened) {
      await app.stop();
      await slack.close();
    }
  }
}

/** What weighs every option grows with their number. */
function recommendations(): void {
  print('\nWhat weighs or compares every option grows with them. The turn alone, CPU in ms:\n');
  print(`| | ${amongAll.join(' | ')} |`);
  print('| --- | ---: | ---: | ---: |');
  const real = loadKnowledge([builtInFolder]);
  for (const options of added) {
    const knowledge = options === 0 ? real : grown(real, options, 0);
    const times = options < 1_000 ? 500 : 10;
    const turn = (words: string): unknown =>
      takeTurn(
        newConversation('bench'),
        { conversation: 'bench', author: 'a', words, audience: 'direct' },
        knowledge,
      );
    const each = amongAll.map((words) => {
      for (let at = 0; at < times; at++) turn(words);
      const before = process.cpuUsage();
      for (let at = 0; at < times; at++) turn(words);
      const { user, system } = process.cpuUsage(before);
      return ((user + system) / 1000 / times).toFixed(2);
    });
    print(`| ${named(options)} | ${each.join(' | ')} |`);
  }
}

/** Loading and checking the files, each time in a process of its own. */
async function loads(): Promise<void> {
  print(
    '\nLoading and checking the files, a process of its own each time (under 250 ms wanted for the real ones), and the first question, which builds what is looked up in. An added option has one claim; a real one has 120 to 160.\n',
  );
  print('| | kB of YAML | load ms | first question ms | heap MB |');
  print('| --- | ---: | ---: | ---: | ---: |');
  const folder = mkdtempSync(join(tmpdir(), 'tradeoff-bench-'));
  try {
    for (const options of added) {
      const topic = join(folder, String(options));
      const size = writeTopic(builtInFolder, topic, options);
      const times = options < 1_000 ? 9 : 1;
      const runs: Load[] = [];
      for (let at = 0; at < times; at++) runs.push(await loadInProcess(topic));
      const of = (figure: 'load' | 'first' | 'heap'): string =>
        median(runs.map((run) => run[figure])).toFixed(0);
      print(
        `| ${named(options)} | ${Math.round(size / 1000).toLocaleString('en')} | ${of('load')} | ${of('first')} | ${of('heap')} |`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
