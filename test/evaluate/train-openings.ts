import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { knowledgeWithMeanings } from './meaning/with-meanings.ts';
import { fitOpenings } from './openings/fit-openings.ts';
import { openingExamples, withoutSome } from './openings/opening-examples.ts';

/**
 * `npm run train:openings`: fits whether the first message of a thread wants what it matches or what it was read as, on phrasings
 * and questions left out of their topic and on labelled messages, a third of which is never read. Writes opening-weights.ts. Needs
 * the encoder.
 */
const encoder = await openForEvaluation();
if (encoder === null)
  throw new Error('The weights are fitted with the encoder; it is off or cannot be opened.');
const plain = loadKnowledge([builtInFolder]);
const knowledge = await knowledgeWithMeanings(plain, encoder);
const held = await knowledgeWithMeanings(withoutSome(plain), encoder);
const examples = await openingExamples({ knowledge, held }, encoder);
const fitted = fitOpenings(examples.filter(({ unread }) => !unread));
writeFileSync(
  join(import.meta.dirname, '../../src/core/meaning/opening/opening-weights.ts'),
  `// Written by \`npm run train:openings\`; not to be edited by hand.
import type { Weights } from '../match/match-weights.ts';

/** For whether a match is what the first message of a thread wants. */
export const openingWeights: Weights = ${JSON.stringify(fitted, null, 2)};
`,
);
console.log(`${examples.length} openings`);
process.exit();
