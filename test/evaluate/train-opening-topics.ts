import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openingFeatures } from '../../src/core/turn/openings/opening-features.ts';
import { topicShareOfEach } from '../../src/core/understanding/topics/topic-odds.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { remembering } from './meaning/play.ts';
import { knowledgeWithMeanings, withMeanings } from './meaning/with-meanings.ts';
import { fitTopics } from './topics/fit-topics.ts';
import {
  labelledOpenings,
  leftOut,
  type OpeningExample,
  openingExamples,
  withoutSome,
} from './topics/opening-examples.ts';

/**
 * `npm run train:opening-topics`: fits the weights that tell which topic takes a message that opens a thread, by what each topic has on
 * it, on the training splits, on what people opened threads with, and on phrasings and openings that their topics are asked
 * without. Writes opening-weights.ts, and prints, by source, how often the right topic takes a message that several may. Run it
 * after `npm run train:topics` or `train:match`. Never fits on a check split.
 */

const opened = await openForEvaluation();
if (opened === null) throw new Error('these weights need the encoder: unset ENCODER, and run `npm ci` again');
const encoder = remembering(opened);
const knowledge = loadKnowledge([builtInFolder]);
const held = withoutSome(knowledge);
const labelled = labelledOpenings(knowledge, 'train');
const forChecking = labelledOpenings(knowledge, 'check');

const byWords = fitAndReport('by words', {
  training: [
    ...openingExamples(labelled, knowledge, null),
    ...openingExamples(leftOut(knowledge, 'byWords'), held, null),
  ],
  checking: openingExamples(forChecking, knowledge, null),
});
const meant = await knowledgeWithMeanings(knowledge, encoder);
const heldMeant = await knowledgeWithMeanings(held, encoder);
const byMeaning = fitAndReport(
  'with the encoder',
  await withMeanings(encoder, (meaningOf) => ({
    training: [
      ...openingExamples(labelled, meant, meaningOf),
      ...openingExamples(leftOut(knowledge, 'byMeaning'), heldMeant, meaningOf),
    ],
    checking: openingExamples(forChecking, meant, meaningOf),
  })),
);
writeFileSync(
  join(import.meta.dirname, '../../src/core/turn/openings/opening-weights.ts'),
  `// Written by \`npm run train:opening-topics\`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features speaks for a topic as that of an opening: where its meaning isn't known, and where it is. */
export const openingTopicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [${byWords.join(', ')}],
  byMeaning: [${byMeaning.join(', ')}],
};
`,
);

function fitAndReport(
  title: string,
  { training, checking }: Readonly<Record<'training' | 'checking', readonly OpeningExample[]>>,
): readonly number[] {
  const weights = fitTopics(training).map((weight) => Number(weight.toFixed(3)));
  console.log(title);
  for (const [index, name] of openingFeatures.entries())
    console.log(`  ${name.padEnd(62)} ${(weights[index] ?? 0).toFixed(2).padStart(6)}`);
  report(`${title}, fitted on`, training, weights);
  report(`${title}, for checking`, checking, weights);
  return weights;
}

function report(title: string, examples: readonly OpeningExample[], weights: readonly number[]): void {
  const bySource = Map.groupBy(examples, ({ source }) => source);
  console.log(title);
  for (const [source, of] of bySource) {
    const right = of.filter(({ features, right }) => {
      const shares = topicShareOfEach(features, weights);
      return shares.indexOf(Math.max(...shares)) === right;
    });
    console.log(`  ${source.padEnd(34)} ${right.length} of ${of.length}`);
  }
}
