import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { showCurves } from './addressee/curves.ts';
import { trainingExamples } from './addressee/examples.ts';
import { fit, quantized, scoreOf } from './addressee/fit.ts';

const knowledge = loadKnowledge([builtInFolder]);
const started = performance.now();
const examples = trainingExamples(knowledge);
console.log(
  `${examples.length} examples, ${examples.filter(({ forBot }) => forBot).length} for the bot, ${Math.round(performance.now() - started)} ms`,
);
const folds = 3;
const outOfFold = new Float64Array(examples.length);
for (let fold = 0; fold < folds; fold++) {
  const model = fit(examples.filter(({ group }) => (group % 7) % folds !== fold));
  for (const [at, example] of examples.entries())
    if ((example.group % 7) % folds === fold) outOfFold[at] = scoreOf(example, model);
}
showCurves(examples, outOfFold);
const misses = process.argv.find((argument) => argument.startsWith('--misses='))?.slice(9);
if (misses !== undefined)
  for (const [at, { kind, phase, forBot, words }] of examples.entries())
    if (
      `${phase} ${kind}`.startsWith(misses) &&
      (outOfFold[at] ?? 0) >= Number(process.argv.at(-1)) !== forBot
    )
      console.log(
        forBot ? 'BOT ' : 'talk',
        (outOfFold[at] ?? 0).toFixed(1),
        kind,
        '|',
        words.slice(0, 130).replaceAll('\n', ' '),
      );

console.log(Math.round(performance.now() - started), 'ms');
if (!process.argv.includes('--dry')) {
  const file = join(import.meta.dirname, '../../src/core/understanding/addressee/weights.ts');
  writeFileSync(file, quantized(fit(examples)));
}
