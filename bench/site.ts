import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportedRecords } from '../src/adapters/decisions/exported-records.ts';
import { openLowdbStore } from '../src/adapters/lowdb/store.ts';
import { buildSite } from '../src/adapters/site/build-site.ts';
import { siteAssets } from '../src/adapters/site/site-assets.ts';
import { writeSite } from '../src/adapters/site/write-site.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import { idAt, manyRecords } from '../test/adapters/site/many-records.ts';
import { writeResults } from './results.ts';

/** The decisions page of 1,000 records, from the data folder to files: at first, with nothing new, and after one change. */
const count = 1000;
const folder = mkdtempSync(join(tmpdir(), 'tradeoff-bench-'));
const site = join(folder, 'site');
const store = await openLowdbStore(join(folder, 'data'));
const records = manyRecords(count);
const names = new Map(records.flatMap((record) => [...record.names]));
for (const { workspace, id, decision } of records)
  await store.save({ workspace, kind: 'decision', id }, decision, { basedOn: 0, due: null });

const knowledge = loadKnowledge([builtInFolder]);
const assets = await siteAssets();
const frame = { title: 'Decisions', address: 'https://decisions.example.com/' };

type Run = {
  readonly read: number;
  readonly build: number;
  readonly write: number;
  readonly written: number;
  readonly files: ReadonlyMap<string, string>;
};

async function run(): Promise<Run> {
  const began = performance.now();
  const found = await exportedRecords(store, { workspace: 'w', id: null, closed: false });
  const isRead = performance.now();
  const files = await buildSite({
    records: found.map((record) => ({ ...record, names })),
    knowledge,
    frame,
    assets,
  });
  const isBuilt = performance.now();
  const { written } = await writeSite(site, files);
  return {
    read: isRead - began,
    build: isBuilt - isRead,
    write: performance.now() - isBuilt,
    written,
    files,
  };
}

const first = await run();
const again = await run();
const key = { workspace: 'w', kind: 'decision', id: idAt(3) } as const;
const stored = await store.load(key);
if (stored === undefined) throw new Error('the record to change is gone');
const content = { ...stored.value.content, reason: 'of what we have learned since' };
await store.save(key, { ...stored.value, content }, { basedOn: stored.version, due: null });
const changed = await run();
await store.close();
rmSync(folder, { recursive: true, force: true });

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
const row = (what: string, { read, build, write, written }: Run): string =>
  `| ${what} | ${seconds(read + build + write)} | ${seconds(read)} | ${seconds(build)} | ${seconds(write)} | ${written} |`;
const kilobytes = (text = ''): number => Math.ceil(Buffer.byteLength(text) / 1000);
const largestPage = Math.max(
  ...[...first.files].filter(([name]) => name.endsWith('.html')).map(([, text]) => kilobytes(text)),
);
const withEveryPage = ['assets/site.css', 'assets/dates.js', 'assets/icon.svg'];
const shared = withEveryPage.reduce((sum, name) => sum + kilobytes(first.files.get(name)), 0);

const text = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}. Other work may have run on the machine at the same time.

The decisions page of ${count.toLocaleString('en')} records, a quarter of them imported with their text (at most 10 s wanted):

| | s | to read | to build | to write | files written |
| --- | ---: | ---: | ---: | ---: | ---: |
${row('at first', first)}
${row('with nothing new', again)}
${row('after one record changed', changed)}

What a browser loads, uncompressed (at most 100 kB a page and 350 kB of search index wanted): the largest page ${largestPage} kB and ${shared} kB that all pages share; the first list of records ${kilobytes(first.files.get('index.html'))} kB; when a search begins, an index of ${kilobytes(first.files.get('search/index.js'))} kB, the words of all texts of ${kilobytes(first.files.get('search/words.js'))} kB, and ${kilobytes(first.files.get('assets/minisearch.js')) + kilobytes(first.files.get('assets/search.js'))} kB of scripts.
`;
process.stdout.write(text);
writeResults('site', text);
