import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { trainingExamples, type Example } from './addressee/examples.ts';
import { fit, scoreOf, settings } from './addressee/fit.ts';
let examples = trainingExamples(loadKnowledge([builtInFolder]));
console.log(examples.length);
function at(s: Float64Array, pos: (e: Example) => boolean, neg: (e: Example) => boolean, fp: number): string {
  const n = examples.flatMap((e, i) => (!e.forBot && neg(e) ? [s[i] ?? 0] : [])).sort((a, b) => b - a);
  const t = n[Math.floor(n.length * fp)] ?? 0;
  const p = examples.flatMap((e, i) => (e.forBot && pos(e) ? [s[i] ?? 0] : []));
  return `${((p.filter((x) => x > t).length / p.length) * 100).toFixed(1)}@${t.toFixed(1)}`;
}
const of = (phase: string, kind: RegExp) => (e: Example): boolean => e.phase === phase && kind.test(e.kind);
function report(name: string): void {
  const s = new Float64Array(examples.length);
  for (let fold = 0; fold < 3; fold++) {
    const model = fit(examples.filter(({ group }) => ((group % 7) % 3) !== fold));
    for (const [i, e] of examples.entries()) if (((e.group % 7) % 3) === fold) s[i] = e.certain === 'bot' ? 99 : e.certain === 'people' ? -99 : scoreOf(e, model);
  }
  console.log(name.padEnd(60),
    'askerfu@sub5', at(s, of('asker', /^follow-ups?$/), of('asker', /^talk by the asker, sub/), 0.05),
    'next fu@sh5', at(s, of('next', /^follow/), of('next', /^(shared, called|office|line)/), 0.05), 'sh', at(s, of('next', /^shared/), of('next', /^(shared, called|office|line)/), 0.05),
    '@sub4', at(s, of('next', /^follow/), of('next', /^talk, sub/), 0.04),
    'talk called@1.5', at(s, of('talk', /^shared, called once$/), of('talk', /^shared, called once$/), 0.015), '@3', at(s, of('talk', /^shared, called once$/), of('talk', /^shared, called once$/), 0.03),'shared', at(s, of('talk', /^shared$/), of('talk', /^shared, called once$/), 0.02),
    '@elmsub.8', at(s, of('talk', /^shared, called once$/), of('talk', /^talk, sub/), 0.008));
}
const base = { ...settings };
const all = examples;
for (const t of process.argv.slice(2).map((x) => JSON.parse(x))) {
  const { drop, ...rest } = t;
  examples = drop === undefined ? all : all.filter(({ kind }) => !new RegExp(drop).test(kind));
  Object.assign(settings, base, rest); report(JSON.stringify(t));
}
