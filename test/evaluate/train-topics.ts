import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { topicFeatures } from '../../src/core/understanding/topics/topic-features.ts';
import { topicShareOfEach } from '../../src/core/understanding/topics/topic-odds.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { knowledgeWithMeanings, withMeanings } from './meaning/with-meanings.ts';
import { fitTopics } from './topics/fit-topics.ts';
import { type TopicMessage, topicMessages } from './topics/topic-examples.ts';
import { type SharesOf, sharesOfTopics } from './topics/topic-shares-of.ts';

/**
 * `npm run train:topics`: fits the weights that tell which topic a message is about, on the training splits of all topics and
 * on their phrasings and openings, each without the texts beside it, and writes topic-weights.ts. Then prints, by source, how often the
 * likeliest topic is the right one. Never fits on a check split.
 */

const encoder = await openForEvaluation();
if (encoder === null)
  throw new Error('these weights need the encoder: unset ENCODER, and run `npm ci` again');
const knowledge = await knowledgeWithMeanings(loadKnowledge([builtInFolder]), encoder);
const shares = await withMeanings(encoder, (meaningOf) => {
  for (const part of ['train', 'check'] as const)
    topicMessages(knowledge, part, {
      ofText(text) {
        meaningOf(text);
        return null;
      },
      ofPhrasing: () => null,
      ofOpening: () => null,
    });
  return sharesOfTopics(knowledge, meaningOf);
});

const byWords = fitAndReport('by words', null);
const byMeaning = fitAndReport('with the encoder', shares);
writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/topics/topic-weights.ts'),
  `// Written by \`npm run train:topics\`; not to be edited by hand.

type Weights = readonly number[];

/** What each of the features of a topic speaks for it, in their order: where its meaning isn't known, and where it is. */
export const topicWeights: { readonly byWords: Weights; readonly byMeaning: Weights } = {
  byWords: [${byWords.join(', ')}],
  byMeaning: [${byMeaning.join(', ')}],
};
`,
);

function fitAndReport(title: string, given: SharesOf | null): readonly number[] {
  const training = topicMessages(knowledge, 'train', given);
  const weights = fitTopics(training).map((weight) => Number(weight.toFixed(3)));
  console.log(title);
  for (const [index, name] of topicFeatures.entries())
    console.log(`  ${name.padEnd(44)} ${(weights[index] ?? 0).toFixed(2).padStart(6)}`);
  report(`${title}, fitted on`, training, weights);
  report(`${title}, for checking`, topicMessages(knowledge, 'check', given), weights);
  return weights;
}

function report(title: string, messages: readonly TopicMessage[], weights: readonly number[]): void {
  const bySource = new Map<string, boolean[]>();
  for (const { source, features, right, text } of messages) {
    const shares = topicShareOfEach(features, weights);
    const isRight = shares.indexOf(Math.max(...shares)) === right;
    bySource.set(source, [...(bySource.get(source) ?? []), isRight]);
    if (!isRight && process.argv.includes('--misses') && source !== 'phrasing')
      console.log(`  ✗ ${source}: ${text} (${shares.map((share) => share.toFixed(2)).join(' ')})`);
  }
  console.log(title);
  for (const [source, marks] of bySource) {
    const right = marks.filter(Boolean).length;
    console.log(
      `  ${source.padEnd(34)} ${((right / marks.length) * 100).toFixed(1)} %  (${right} of ${marks.length})`,
    );
  }
}
