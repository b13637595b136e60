import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { fitNeeds } from './fit-needs.ts';
import { needsFixture, needsInSentences, needsOfSplits } from './labelled-needs.ts';

/**
 * `npm run train:needs`: fits the weights that decide which needs a message states, on the training messages, and writes
 * them: need-weights.ts for what holds in every topic, need-weights.yaml beside the topic's data for its own words. Never
 * reads a check split or the shared sample.
 */
const knowledge = loadKnowledge([builtInFolder]);
const [topic] = knowledge.topics;
if (topic === undefined) throw new Error('There is no topic to train on.');
const labels = [
  ...needsFixture('train'),
  ...needsOfSplits((name) => name.startsWith('train')),
  ...needsInSentences(topic),
];
const { shared, topic: own } = fitNeeds(labels, knowledge, topic);

const groups = Object.entries(shared).map(
  ([group, weights]) =>
    `  ${group}: [\n${Object.entries(weights)
      .map(([name, weight]) => `    [${quoted(name)}, ${weight}],\n`)
      .join('')}  ],\n`,
);
writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/match/need-weights.ts'),
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
  `# How much words speak for needs, by their stems: words anywhere in a message, and words of a need's own phrases.
# Written by \`npm run train:needs\`; not to be edited by hand.
words:
${rows(own.words)}hits:
${rows(own.hits)}`,
);
console.log(`${labels.length} messages, ${groups.join('').split('\n').length} shared weights`);

function quoted(name: string): string {
  return name.includes("'") ? JSON.stringify(name) : `'${name}'`;
}
