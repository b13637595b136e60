import { parseArgs } from 'node:util';
import { openPostgresStore } from '../src/adapters/postgres/store.ts';
import { startServer } from '../test/postgres-server.ts';
import { writeResults } from './results.ts';
import { machine, median } from './speed/figures.ts';
import { questionAt } from './speed/questions.ts';
import { openSlackPlatform, type SlackPlatform } from './speed/slack-platform.ts';
import { type App, startApp } from './speed/start-app.ts';

/**
 * `npm run bench -- processes [--rounds N] [--events N]`: mentions in Slack to one process and to two on one database, as
 * fast as they are answered; and whether each has its thread there in the end.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, events: { type: 'string', default: '1000' } },
});
const rounds = Number(values.rounds);
const events = Number(values.events);
const inFlight = 16;
const server = await startServer({ durable: true });
const slack = await openSlackPlatform();
const place = await server.database();
const platform = { ...slack.platform('http'), store: 'postgres', place } as const;
const apps: readonly App[] = [
  await startApp('slack-tradeoff', platform),
  await startApp('slack-tradeoff', platform),
];
const rates = new Map<number, number[]>([
  [1, []],
  [2, []],
]);
let asked = 0;
let saved = 0;
try {
  for (let round = -1; round < rounds; round++)
    for (const [processes, taken] of rates) {
      const rate = await mentions(slack, apps.slice(0, processes), events);
      // The first round warms up.
      if (round >= 0) taken.push(rate);
    }
  saved = await threadsIn(place);
} finally {
  for (const app of apps) await app.stop();
  await slack.close();
  await server.stop();
}

const [one = Number.NaN, two = Number.NaN] = [...rates.values()].map(median);
const text = `${machine()}

Mentions in Slack over HTTP, each in a thread of its own, ${inFlight} in flight, on one durable Postgres; the database and the Slack
that sends and hears share the machine's cores with the processes. The median of ${rounds} rounds of ${events.toLocaleString('en')}, in turn.

| processes | answered a second | to one |
| ---: | ---: | ---: |
| 1 | ${one.toFixed(0)} | 1 |
| 2 | ${two.toFixed(0)} | ${(two / one).toFixed(2)} |

Of ${asked.toLocaleString('en')} mentions ${saved.toLocaleString('en')} have their thread in the database (all are wanted; threads that several processes write to at once
are in \`test/adapters/slack/postgres-burst.long.test.ts\`).`;
process.stdout.write(`${text}\n`);
writeResults('processes', text);

/** @returns how many were answered in a second */
async function mentions(to: SlackPlatform, among: readonly App[], most: number): Promise<number> {
  let next = 0;
  const ask = async (): Promise<void> => {
    while (next < most) {
      const at = next++;
      asked++;
      await to.mention(among[at % among.length]?.port ?? 0, questionAt(at), false);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, ask));
  return (most * 1000) / (performance.now() - began);
}

async function threadsIn(database: string): Promise<number> {
  const store = await openPostgresStore(database, { log() {} });
  let threads = 0;
  for (const workspace of await store.workspaces())
    for await (const _ of store.list(workspace, 'conversation')) threads++;
  await store.close();
  return threads;
}
