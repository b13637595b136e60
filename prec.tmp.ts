import { readFileSync } from 'node:fs';
import { loadKnowledge, builtInFolder } from './src/knowledge/load.ts';
import { likelihood } from './src/core/understand/likelihood.ts';
import { wishByLikelihood } from './src/core/understand/wishes.ts';
import { situate } from './src/core/understand/understand.ts';
import { newConversation } from './src/core/conversation.ts';
import { takeTurn } from './src/core/turn.ts';
const k = loadKnowledge([builtInFolder]);
const m = new Map<string, number[]>();
const bad: string[] = [];
for (const line of readFileSync('test/fixtures/understanding/train2-questions.jsonl','utf8').trim().split('\n')) {
  const l = JSON.parse(line);
  const q = { conversation: 'x', author: 'U1', words: l.text, address: 'direct' as const };
  const { situation } = situate(q, newConversation('x'), k);
  const lr = wishByLikelihood(situation, likelihood(situation)).wish.kind;
  const turn = takeTurn(newConversation('x'), q, k);
  const rule = (turn.conversation.traces.at(-1)?.rules.at(-2) ?? '').replace(/\d+ %/, '');
  const ok = (x: string) => +(x === l.intent || (l.alsoAccept ?? []).includes(x));
  for (const key of [rule, 'TOTAL']) { const r = m.get(key) ?? [0, 0, 0]; r[0]++; r[1] += ok(turn.intent.kind); r[2] += ok(lr); m.set(key, r); }
  if (!rule.startsWith('most') && !ok(turn.intent.kind)) bad.push(`${rule} | ${l.intent} ${l.alsoAccept ?? ''} | ${l.text}`);
}
for (const [key, [n, a, b]] of [...m].sort()) console.log(key.padEnd(45), n, 'rule', (100 * a! / n!).toFixed(1), 'LR', (100 * b! / n!).toFixed(1));
console.log(bad.join('\n'));
