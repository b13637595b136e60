import { takeTurn } from './src/core/turn.ts';
import { newConversation } from './src/core/conversation.ts';
import { loadKnowledge, builtInFolder } from './src/knowledge/load.ts';
import { renderMarkdown, renderBody } from './src/adapters/markdown/render.ts';
const k = loadKnowledge([builtInFolder]);
let c = newConversation('x');
for (const words of process.argv.slice(2)) {
  const m = /^(U\d):/.exec(words);
  const t = takeTurn(c, { conversation: 'x', author: m?.[1] ?? 'U1', words: words.replace(/^U\d:/,''), address: 'direct' }, k);
  c = t.conversation;
  console.log('>>', words, '\n', t.intent.kind, t.intent.options, t.intent.aspects, t.needs, c.traces.at(-1)?.rules.join(' > '));
  console.log(t.answer ? renderMarkdown(t.answer) + `\n(${renderBody(t.answer).length})` : t.silence);
}
