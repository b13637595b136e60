import { read } from './src/core/understand/reading.ts';
import { loadKnowledge, builtInFolder } from './src/knowledge/load.ts';
const k = loadKnowledge([builtInFolder]);
for (const w of process.argv.slice(2)) { const r = read(w, k, null); console.log(r.words.map(x=>x.text).join('|'), r.aspects.map(a=>[a.id,r.typed(a)]), r.needs.map(a=>[a.id,r.typed(a)]), r.things.map(a=>r.typed(a)), Object.keys((await import('./src/core/understand/cues.ts')).cuePhrases).filter(c=>r.has(c as never)).join(' '), r.strange, r.clauses); }
