import { situate, understand } from './src/core/understand/understand.ts';
import { likelihood } from './src/core/understand/likelihood.ts';
import { newConversation } from './src/core/conversation.ts';
import { cuePhrases } from './src/core/understand/cues.ts';
import { loadKnowledge, builtInFolder } from './src/knowledge/load.ts';
const k = loadKnowledge([builtInFolder]);
for (const w of process.argv.slice(2)) { const q = { conversation: 'x', author: 'a', words: w, address: 'direct' as const }; const u = understand(q, newConversation('x'), k); const { situation: s } = situate(q, newConversation('x'), k);
 console.log(w, '|', u.intent.kind, u.rules.at(-1), '| ours', s.ours, 'asks', s.asks, 'own', s.own, '|', Object.keys(cuePhrases).filter((c) => s.has(c as never)).join(' '), '|', [...likelihood(s)].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([a, b]) => a + ' ' + b.toFixed(2)).join(', ')); }
