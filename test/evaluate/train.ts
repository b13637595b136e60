import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { intentKinds } from '../../src/core/turn/intent.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { fitIntents, intentExamples, roundedWeights, writtenIntents } from './fit-intents.ts';
import { scoresOf } from './fit-softmax.ts';
import { splits } from './labelled.ts';

/**
 * `npm run train`: fits the weights of the intent classifier on the training splits, and writes intent-weights.ts.
 * What a message follows depends on how the messages before it were answered, and so on weights: it starts without any
 * and fits again, each time in a process of its own, until a result comes back. So the same labels always give the same
 * file. Never reads the check split or the shared sample. `--folds` prints how often messages that the fit hasn't seen
 * are taken for what they're labelled, and writes nothing.
 */
const file = join(import.meta.dirname, '../../src/core/understanding/decide/intent-weights.ts');
const mostRounds = 20;
const folds = 5;

function fitOnce(): void {
  const examples = intentExamples(splits(), loadKnowledge([builtInFolder]));
  const weights = roundedWeights(fitIntents(examples));
  writeFileSync(file, writtenIntents(weights));
  console.log(`${examples.length} messages, ${Object.keys(weights).length} features kept`);
}

function fitUntilStable(): void {
  writeFileSync(file, writtenIntents({}));
  const seen = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, '--once'], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`a round of fitting ended with ${status}`);
    const written = readFileSync(file, 'utf8');
    // Mostly the one before; a few weights may also alternate between values that are next to each other.
    if (seen.has(written)) return;
    seen.add(written);
  }
  throw new Error(`the weights still change after ${mostRounds} rounds; allow more`);
}

/** A fold by the thread, so that a further one changes no other one's fold. */
function foldOf(thread: string): number {
  let hash = 7;
  for (const character of thread) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return (hash >>> 8) % folds;
}

function showFolds(): void {
  const examples = intentExamples(splits(), loadKnowledge([builtInFolder]));
  let right = 0;
  for (let fold = 0; fold < folds; fold++) {
    const model = fitIntents(examples.filter(({ thread }) => foldOf(thread) !== fold));
    for (const example of examples.filter(({ thread }) => foldOf(thread) === fold)) {
      const scores = scoresOf(example, model, intentKinds.length);
      if (example.accepted.has(intentKinds[scores.indexOf(Math.max(...scores))] ?? '')) right++;
    }
  }
  console.log(`${right} of ${examples.length} right, by the classifier alone`);
}

if (process.argv.includes('--folds')) showFolds();
else if (process.argv.includes('--once')) fitOnce();
else fitUntilStable();
