import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { showCurves } from './addressee/curves.ts';
import { trainingExamples } from './addressee/examples.ts';
import { fit, quantized, scoreOf } from './addressee/fit.ts';
import { readTalks } from './addressee/talk.ts';

/**
 * `npm run train:addressee`: fits what tells a message to the bot from talk between people, and writes weights.ts. It
 * reads the labelled threads and lines of the training splits, and two thirds of the conversations in "Software-related
 * Slack Chats with Disentangled Conversations" (Chatterjee, Damevski, Kraft, Pollock; channel elmlang of 2019). Nothing is
 * random: it writes the same bytes each time. `--curves` prints, out of fold, what each threshold would come to, and
 * writes nothing; `--check` exits with 1 if the file isn't what would be written.
 */
const folds = 3;

if (readTalks().length === 0)
  throw new Error('the chat to train on is missing; see readTalks in addressee/talk.ts');
const examples = trainingExamples(loadKnowledge([builtInFolder]));
console.log(
  `${examples.length} messages, ${examples.filter(({ forBot }) => forBot).length} of them for the bot`,
);

if (process.argv.includes('--curves')) {
  const foldOf = (group: number): number => (group % 7) % folds;
  const scores = new Float64Array(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const model = fit(examples.filter(({ group }) => foldOf(group) !== fold));
    for (const [at, example] of examples.entries())
      if (foldOf(example.group) === fold) scores[at] = scoreOf(example, model);
  }
  showCurves(examples, scores);
} else {
  const file = join(import.meta.dirname, '../../src/core/understanding/addressee/weights.ts');
  const written = quantized(fit(examples));
  if (!process.argv.includes('--check')) writeFileSync(file, written);
  else if (readFileSync(file, 'utf8') !== written) {
    console.error('the weights are not those of the features and the data; run `npm run train:addressee`');
    process.exitCode = 1;
  }
}
