import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { trainingExamples } from './addressee/examples.ts';
import { fit, scoreOf } from './addressee/fit.ts';
const examples = trainingExamples(loadKnowledge([builtInFolder]));
console.log(examples.length);
const misses = process.argv.includes('--misses');
const s = new Float64Array(examples.length);
for (let fold = 0; fold < 3; fold++) {
  const model = fit(examples.filter(({ group }) => ((group % 7) % 3) !== fold));
  for (const [i, e] of examples.entries()) if (((e.group % 7) % 3) === fold) s[i] = e.certain === 'bot' ? 99 : e.certain === 'people' ? -99 : scoreOf(e, model);
}
const rate = (kind: RegExp, bot: boolean, t: number, phase?: string): string => {
  let n = 0; let y = 0;
  for (const [i, e] of examples.entries()) if (e.forBot === bot && kind.test(e.kind) && (phase === undefined || e.phase === phase)) { n++; if ((s[i] ?? 0) >= t) y++; }
  return `${((y / n) * 100).toFixed(2)}(${n})`;
};
for (const t of [-4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]) {
  console.log(String(t).padStart(5), '| asker: fu', rate(/^follow-ups?$/, true, t, 'asker'), 'fu2', rate(/^follow-ups of two/, true, t, 'asker'), 'elm', rate(/^talk by the asker$/, false, t, 'asker'), 'sub', rate(/^talk by the asker, sub/, false, t, 'asker'), 'sh', rate(/^shared/, false, t, 'asker'),
    '| next: fu', rate(/^follow/, true, t, 'next'), 'shared', rate(/^shared, called/, true, t, 'next'), '/', rate(/^shared, called/, false, t, 'next'), 'elm', rate(/^talk$/, false, t, 'next'), 'sub', rate(/^talk, sub/, false, t, 'next'), 'office', rate(/^office/, false, t, 'next'), 'line', rate(/^line$/, false, t),
    '| talk: called', rate(/^shared, called once$/, true, t, 'talk'), '/', rate(/^shared, called once/, false, t, 'talk'), 'shared', rate(/^shared$/, true, t, 'talk'), '/', rate(/^shared$/, false, t, 'talk'), 'elm', rate(/^talk$/, false, t, 'talk'), 'sub', rate(/^talk, sub/, false, t, 'talk'), 'by asker sub', rate(/^talk by the asker, sub/, false, t, 'talk'), '| before', rate(/^shared/, true, t, 'before'), '/', rate(/^shared/, false, t, 'before'));
}
if (misses) for (const [i, e] of examples.entries()) if (e.phase === 'next' && (s[i] ?? 0) >= 0.5 !== e.forBot && /^(line|office|follow)/.test(e.kind)) console.log(e.forBot ? 'BOT' : 'talk', (s[i] ?? 0).toFixed(1), e.kind, '|', e.words.slice(0, 140).replaceAll('\n', ' '));
