import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { trainingExamples } from './addressee/examples.ts';
import { fit, scoreOf, settings } from './addressee/fit.ts';
const examples = trainingExamples(loadKnowledge([builtInFolder]));
console.log(examples.length);
const misses = process.argv.includes('--misses');
type T = { asker: number; next: number; talk: number; before: number };
function report(name: string): void {
  const s = new Float64Array(examples.length);
  for (let fold = 0; fold < 3; fold++) {
    const model = fit(examples.filter(({ group }) => ((group % 7) % 3) !== fold));
    for (const [i, e] of examples.entries()) if (((e.group % 7) % 3) === fold) s[i] = e.certain === 'bot' ? 99 : e.certain === 'people' ? -99 : scoreOf(e, model);
  }
  console.log('\n' + name);
  const rate = (kind: RegExp, bot: boolean, t: T, phase?: string): string => {
    let n = 0; let y = 0;
    for (const [i, e] of examples.entries()) if (e.forBot === bot && kind.test(e.kind) && (phase === undefined || e.phase === phase)) { n++; if ((s[i] ?? 0) >= t[e.phase]) y++; }
    return `${((y / n) * 100).toFixed(2)}`;
  };
  for (const t of [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]) {
    const th = { asker: t, next: t, talk: t, before: t };
    console.log(String(t).padStart(5), '| asker: fu', rate(/^follow-ups?$/, true, th, 'asker'), 'elm', rate(/^talk by the asker$/, false, th, 'asker'), 'sub', rate(/^talk by the asker, sub/, false, th, 'asker'), 'line', rate(/^line by/, false, th),
      '| next: fu2', rate(/^follow-ups of two/, true, th, 'next'), 'shared', rate(/^shared, called/, true, th, 'next'), '/', rate(/^shared, called/, false, th, 'next'), 'elm', rate(/^talk$/, false, th, 'next'), 'sub', rate(/^talk, sub/, false, th, 'next'), 'office', rate(/^office/, false, th, 'next'), 'line', rate(/^line$/, false, th),
      '| CALLED: ', rate(/^shared, called once$/, true, th), '/', rate(/^shared, called once/, false, th), '| talk: called', rate(/^shared, called once$/, true, th, 'talk'), '/', rate(/^shared, called once/, false, th, 'talk'), 'shared', rate(/^shared$/, true, th, 'talk'), '/', rate(/^shared$/, false, th, 'talk'), 'elm', rate(/^talk$/, false, th, 'talk'), 'sub', rate(/^talk, sub/, false, th, 'talk'), 'by asker sub', rate(/^talk by the asker, sub/, false, th, 'talk'), 'turn back', rate(/^turn back$/, true, th), 'line', rate(/^line in/, false, th));
  }
  if (misses) {
    for (const [i, e] of examples.entries()) if (e.phase === 'talk' && e.kind.startsWith('shared, called once') && (s[i] ?? 0) >= 0 !== e.forBot) console.log(e.forBot ? 'BOT' : 'talk', (s[i] ?? 0).toFixed(1), e.words.slice(0, 140));
  }
}
const base = { ...settings };
for (const t of process.argv.slice(2).filter((x) => x.startsWith('{')).map((x) => JSON.parse(x))) { Object.assign(settings, base, t); report(JSON.stringify(t)); }
