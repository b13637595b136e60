import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seal } from '../src/adapters/lowdb/envelope.ts';
import { documentKinds } from '../src/core/store/documents.ts';
import { writeResults } from './results.ts';
import { bareReplacement, ownReplacement, sqliteSyncs, sqliteUpsert, wholeFile } from './store/floors.ts';
import { fillLowdb, keyOf, runLowdb } from './store/lowdb.ts';
import { head, measure, row } from './store/measure.ts';
import { runPostgres } from './store/postgres.ts';
import { runRecords, runRecordsInPostgres } from './store/records.ts';
import { usualThread } from './store/thread.ts';

/**
 * `npm run bench -- store [--most N] [--count N] [--only records]`: what a committed turn costs, at how many threads, and
 * beside it the least that it could; then what finding decisions costs among 10,000.
 */
const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '1000000' },
    count: { type: 'string', default: '1000' },
    only: { type: 'string' },
  },
});
const count = Number(values.count);
const sizes = [1_000, 100_000, 1_000_000].filter((size) => size <= Number(values.most));
const thread = usualThread('t');
const bytes = seal({
  ...keyOf(0),
  format: documentKinds.conversation.format,
  version: 1,
  due: 60_001,
  expires: 1,
  text: JSON.stringify(thread),
});
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'tradeoff-bench-'));
const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  process.stdout.write(`${line}\n`);
};

async function benchThreads(): Promise<void> {
  print(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}. A document has ${bytes.length.toLocaleString('en')} bytes; ${count} operations each, four times as many in flight.\n`,
  );
  print('One at a time (floor: bare replacement)\n');
  print(head);
  const bare = join(folder, 'bare');
  const floor = await measure(count, 1, bareReplacement(bare, bytes));
  print(row('bare replacement', floor, floor));
  print(row('the store’s own replacement', await measure(count, 1, ownReplacement(bare, bytes)), floor));
  const floorTogether = await measure(count * 4, 16, bareReplacement(bare, bytes));
  const ownTogether = await measure(count * 4, 16, ownReplacement(bare, bytes));
  const data = join(folder, 'data');
  const runs = [];
  let filled = 0;
  for (const size of sizes) {
    fillLowdb(data, filled, size, thread);
    filled = size;
    const run = await runLowdb(data, size, count, thread);
    runs.push({ size, run });
    print(row(`lowdb turn with a reply to post, ${size.toLocaleString('en')} threads`, run.alone, floor));
    print(row(`lowdb marking it posted, ${size.toLocaleString('en')} threads`, run.marking, floor));
  }
  print(
    row(
      'SQLite upsert (WAL, synchronous=FULL), 100,000 rows',
      await sqliteUpsert(join(folder, 'sqlite'), 100_000, count, JSON.stringify(thread)),
      floor,
    ),
  );
  for (const size of [1_000, 10_000])
    print(
      row(
        `lowdb as it comes, one file of ${size.toLocaleString('en')} threads, not synced`,
        await wholeFile(join(folder, 'whole'), size, thread),
        floor,
      ),
    );
  print('\n16 in flight (floor: bare replacement, 16 in flight)\n');
  print(head);
  print(row('bare replacement', floorTogether, floorTogether));
  print(row('the store’s own replacement', ownTogether, floorTogether));
  for (const { size, run } of runs)
    print(
      row(
        `lowdb turn with a reply to post, ${size.toLocaleString('en')} threads`,
        run.together,
        floorTogether,
      ),
    );
  print('\n| threads | start ms | heap for each live thread, bytes |\n| --- | --- | --- |');
  for (const { size, run } of runs)
    print(
      `| ${size.toLocaleString('en')} | ${run.start.toFixed(0)} | ${Math.round(run.memory).toLocaleString('en')} |`,
    );
  const syncs = sqliteSyncs(join(folder, 'sqlite'));
  print(`\nSQLite, 100 inserts under strace: ${syncs === undefined ? 'no strace here' : `${syncs} syncs`}.`);
  print(
    '\nPostgres, one at a time and 10 in flight (floor: bare upsert in a transaction on as many rows). CPU is that of this process, not of the server.\n',
  );
  print(head);
  for (const run of await runPostgres(sizes, count, thread)) {
    const size = run.threads.toLocaleString('en');
    print(row(`bare upsert, ${size} rows`, run.bare, run.bare));
    print(row(`turn, ${size} threads`, run.turn, run.bare));
    print(row(`bare upsert, ${size} rows, 10 in flight`, run.bareTogether, run.bareTogether));
    print(row(`turn, ${size} threads, 10 in flight`, run.turns, run.bareTogether));
  }
  writeResults('store', lines.join('\n'));
}

/** How long people may wait for what finds decisions, in milliseconds. */
const wanted = 50;
const records = 10_000;

async function benchRecords(): Promise<void> {
  lines.length = 0;
  const asked = Math.min(count, 200);
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}`;
  print(
    `${machine}. ${records.toLocaleString('en')} decisions in one workspace, ${asked} questions each through the assistant, turns read and saved; ms, at most ${wanted} wanted. "first" is the first question of a process, which reads the index.\n`,
  );
  print('| store | asked | first | p50 | p99 | CPU each |\n| --- | --- | --- | --- | --- | --- |');
  const lowdb = await runRecords(join(folder, 'records'), records, asked);
  const postgres = await runRecordsInPostgres(records, asked);
  for (const [store, run] of [
    ['lowdb', lowdb],
    ['Postgres', postgres],
  ] as const)
    for (const {
      words,
      first,
      asked: { p50, p99, cpu },
    } of run.asked)
      print(`| ${store} | ${words} | ${[first, p50, p99, cpu].map((ms) => ms.toFixed(1)).join(' | ')} |`);
  print(
    `\nlowdb opens in ${lowdb.start.toFixed(0)} ms and makes a whole missing index in ${lowdb.made.toFixed(0)} ms; Postgres opens in ${postgres.start.toFixed(0)} ms.`,
  );
  writeResults('store, decisions', lines.join('\n'));
}

try {
  if (values.only !== 'records') await benchThreads();
  await benchRecords();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
