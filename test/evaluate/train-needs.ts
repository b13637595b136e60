import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { topicFeatureGroups } from '../../src/core/understanding/match/needs/need-evidence.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { crossValidate } from './cross-validate-needs.ts';
import { asWeights, fitNeeds, needExamples } from './fit-needs.ts';
import { needsFixture, needsInSentences, needsOfSplits } from './labelled-needs.ts';

/**
 * `npm run train:needs`: fits the weights that decide which needs a message states, on the training messages, and writes
 * them: need-weights.ts for what holds in every topic, need-weights.yaml beside the topic's data for its own words. Never
 * reads a check split or the shared sample. With `-- --cross-validate` it writes nothing and prints how well weights fitted
 * on four fifths of the training messages tell the needs of the others, by the bar.
 */
const knowledge = loadKnowledge([builtInFolder]);
const [topic] = knowledge.topics;
if (topic === undefined) throw new Error('There is no topic to train on.');
const labels = [
  ...needsFixture('train'),
  ...needsOfSplits((name) => name.startsWith('train')),
  ...needsInSentences(topic),
];
const examples = needExamples(labels, knowledge, topic);
if (process.argv.includes('--cross-validate')) {
  console.log(crossValidate(examples, needsFixture('train')).join('\n'));
  process.exit();
}
const { shared, topic: own } = asWeights(examples.names, fitNeeds(examples.all, examples.names));

const groups = Object.entries(shared).map(
  ([group, weights]) =>
    `  ${group}: [\n${Object.entries(weights)
      .map(([name, weight]) => `    [${quoted(name)}, ${weight}],\n`)
      .join('')}  ],\n`,
);
writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/match/needs/need-weights.ts'),
  `// Written by \`npm run train:needs\` from the training messages in test/fixtures/understanding; not to be edited by hand.
import type { NeedFeatureGroup } from './need-features.ts';

/** What's true of a hit, and how much it speaks for a need that the message states. */
export const needWeights: Readonly<Record<NeedFeatureGroup, readonly (readonly [string, number])[]>> = {
${groups.join('')}};
`,
);

const rows = (weights: typeof own.words): string =>
  Object.entries(weights)
    .map(
      ([stem, row]) =>
        `  ${JSON.stringify(stem)}: { ${Object.entries(row)
          .map(([need, weight]) => `${need}: ${weight}`)
          .join(', ')} }\n`,
    )
    .join('');
writeFileSync(
  join(builtInFolder, topic.id, 'need-weights.yaml'),
  `# How much words speak for needs, by their stems: that there's a phrase of the need or only a hint, words anywhere in a
# message, words of a need's own phrases, whole phrases, and hints.
# Written by \`npm run train:needs\`; not to be edited by hand.
${topicFeatureGroups.map((group) => `${group}:\n${rows(own[group])}`).join('')}`,
);
console.log(`${labels.length} messages, ${groups.join('').split('\n').length} shared weights`);

function quoted(name: string): string {
  return /['\n\\]/.test(name) ? JSON.stringify(name) : `'${name}'`;
}
