import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { showChoices, showCurves } from './addressee/curves.ts';
import { trainingExamples } from './addressee/examples.ts';
import { quantized } from './addressee/fit.ts';
import { fitLayers, layersScore } from './addressee/layers.ts';
import { readTalks } from './addressee/talk.ts';
import { writtenTrees } from './written-trees.ts';

/**
 * `npm run train:addressee`: fits what tells a message to the bot from talk between people, and writes weights.ts
 * and tree-weights.ts. It
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
  const foldOf = (group: number): number => (Math.imul(group, 2_654_435_761) >>> 8) % folds;
  const scores = new Float64Array(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const layers = fitLayers(
      examples.filter(({ group }) => foldOf(group) !== fold),
      1,
    );
    for (const [at, example] of examples.entries())
      if (foldOf(example.group) === fold) scores[at] = layersScore(example, layers);
  }
  showCurves(examples, scores);
  showChoices(examples, scores);
} else {
  const layers = fitLayers(examples);
  const written = [
    ['weights.ts', quantized(layers.linear)],
    [
      'tree-weights.ts',
      `// Written by \`npm run train:addressee\`; not to be edited by hand.
import type { WrittenTrees } from '../trees.ts';

export const addresseeTrees: WrittenTrees = ${writtenTrees(layers.written)};
`,
    ],
  ] as const;
  for (const [name, text] of written) {
    const file = join(import.meta.dirname, '../../src/core/understanding/addressee', name);
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${name} isn't that of the features and the data; run \`npm run train:addressee\``);
      process.exitCode = 1;
    }
  }
}
