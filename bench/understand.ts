import { measure } from 'mitata';
import { newConversation } from '../src/core/turn/conversation.ts';
import { takeTurn } from '../src/core/turn/turn.ts';
import { understand } from '../src/core/understanding/understand.ts';
import { builtInFolder, loadKnowledge } from '../src/knowledge/load.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { grown } from './speed/grown.ts';

/** Time to understand one message, at the real size and with the topic blown up. */
const messages = [
  'django or fastapi?',
  'and databases?',
  "we're 3 people and need an admin panel by friday",
  'is fastapi really faster than flask for websockets?',
  'anything but flask, 10k websocket connections and 256mb containers',
  'what does drf give me',
  'fastpai vs djnago performence',
  'why?',
  'our CTO wants to rewrite 40 flask services in fastapi because of async, most of them call upstream apis. sane or not?',
  'how much does a django developer earn',
];

const real = loadKnowledge([builtInFolder]);
const question = (words: string) =>
  ({ conversation: 'bench', author: 'a', words, audience: 'direct' }) as const;

async function time(name: string, knowledge: Knowledge, list: readonly string[] = messages): Promise<number> {
  let at = 0;
  const stats = await measure(() =>
    understand(question(list[at++ % list.length] ?? ''), newConversation('bench'), knowledge),
  );
  console.log(
    `${name.padEnd(44)} p50 ${(stats.p50 / 1e3).toFixed(1).padStart(8)} µs   p99 ${(stats.p99 / 1e3).toFixed(1).padStart(8)} µs`,
  );
  return stats.p50;
}

const base = await time('real size (3 options, 430 claims)', real);
for (const count of [100, 1_000, 10_000]) {
  const p50 = await time(`${count} options`, grown(real, count, 0));
  console.log(`${''.padEnd(44)} ${(p50 / base).toFixed(2)} times the real size`);
}
for (const count of [1_000, 10_000, 100_000]) {
  const p50 = await time(`${count} claims`, grown(real, 0, count));
  console.log(`${''.padEnd(44)} ${(p50 / base).toFixed(2)} times the real size`);
}
const turn = (words: string) => () => takeTurn(newConversation('bench'), question(words), real);
for (const [name, words] of [
  ['whole turn: compare', 'django or fastapi on databases?'],
  ['whole turn: recommend', messages[2] ?? ''],
] as const) {
  const stats = await measure(turn(words));
  console.log(
    `${name.padEnd(44)} p50 ${(stats.p50 / 1e3).toFixed(1).padStart(8)} µs   p99 ${(stats.p99 / 1e3).toFixed(1).padStart(8)} µs`,
  );
}
const bombs: Record<string, string> = {
  '40,000 characters of prose': 'we need an admin panel and websockets, django or flask? '.repeat(720),
  'nested brackets': `${'<'.repeat(20_000)}${'>'.repeat(20_000)}`,
  'open fences': '```'.repeat(13_000),
  'one word': 'a'.repeat(40_000),
  'near matches': 'djang0 flaskk fastap not without anything but '.repeat(900),
  'numbers with gaps': '10000 '.repeat(6_600),
  'quotes and colons': ':a:b'.repeat(10_000),
  apostrophes: "don't'".repeat(6_600),
};
for (const [name, words] of Object.entries(bombs)) {
  const started = performance.now();
  takeTurn(newConversation('bench'), question(words), real);
  console.log(`${name.padEnd(44)} ${(performance.now() - started).toFixed(1).padStart(12)} ms`);
}
