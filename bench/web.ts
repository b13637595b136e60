import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock } from '../src/adapters/chat/clock.ts';
import { silentLog } from '../src/adapters/log/log.ts';
import { openLowdbStore } from '../src/adapters/lowdb/store.ts';
import { createWebAdapter } from '../src/adapters/web/adapter.ts';
import { openHistory } from '../src/adapters/web/history/history.ts';
import { openFileJournal } from '../src/adapters/web/history/journal.ts';
import { createAssistant } from '../src/core/assistant/assistant.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import { openWindow } from '../test/doubles/web/window.ts';
import { writeResults } from './results.ts';

/**
 * The chat page without its browser: from sending a question to its answer in another window, one question after another,
 * everything on disk; and how much a browser loads for the page.
 */
const questions = 200;
const folder = mkdtempSync(join(tmpdir(), 'tradeoff-bench-'));
const store = await openLowdbStore(folder);
const knowledge = loadKnowledge([builtInFolder]);
const adapter = createWebAdapter({
  assistant: createAssistant({ store, knowledge: () => knowledge, now: store.now }),
  store,
  configuration: { port: 0, host: '127.0.0.1', auth: null, chat: false },
  history: await openHistory(await openFileJournal(join(folder, 'web', 'chat.jsonl'), () => {})),
  pictures: { png: async () => null },
  log: silentLog,
  clock: systemClock,
});
await adapter.start();
const url = adapter.url() ?? '';
const asker = await openWindow(url, { as: 'you', channel: 'general' });
const onlooker = await openWindow(url, { as: 'ben', channel: 'general' });

async function ask(words: string): Promise<number> {
  const id = randomUUID();
  const began = performance.now();
  const sent = asker.send('say', { id, thread: null, words, isToBot: true });
  const isAnswered = (): boolean =>
    onlooker.messages().some(({ kind, thread }) => kind === 'posted' && thread === id);
  while (!isAnswered()) await nextTurn();
  const took = performance.now() - began;
  await sent;
  return took;
}

const words = [
  'django or flask?',
  'explain fastapi',
  'we need an admin panel. django or fastapi?',
  'is flask async?',
];
for (let round = 0; round < 20; round++) await ask(words[round % words.length] ?? '');
const times: number[] = [];
for (let round = 0; round < questions; round++) times.push(await ask(words[round % words.length] ?? ''));
times.sort((a, b) => a - b);
const quantile = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);

/** Everything that the page loads before its first message, by following what it names. */
async function pageBytes(): Promise<{ readonly files: number; readonly bytes: number }> {
  const waiting = ['', 'page/main.ts', 'page/chat.css', 'page/icon.svg'];
  const seen = new Set<string>();
  let bytes = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const text = await (await fetch(url + path)).text();
    bytes += Buffer.byteLength(text);
    for (const [, target = ''] of text.matchAll(/(?:from|import)\s*["']([^"']+)["']/g))
      waiting.push(`page/${target.startsWith('./') ? target.slice(2) : `${target.replace('/', '-')}.js`}`);
  }
  return { files: seen.size, bytes };
}

const { files, bytes } = await pageBytes();
asker.close();
onlooker.close();
await adapter.stop();
await store.close();
rmSync(folder, { recursive: true, force: true });

const text = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}. Other work may have run on the machine at the same time.

${questions} questions one after another, each a thread of its own, by words alone, with the store and the page's messages on disk; from sending one in a window to its answer in another:

| | p50 ms | p95 ms | p99 ms |
| --- | --- | --- | --- |
| question to answer | ${quantile(0.5)} | ${quantile(0.95)} | ${quantile(0.99)} |

The page itself, uncompressed and unminified, from source: ${files} files, ${Math.round(bytes / 1000)} kB.
`;
process.stdout.write(text);
writeResults('web', text);
