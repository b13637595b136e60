import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { knowledgeWithMeanings } from './meaning/with-meanings.ts';
import { fitThreads } from './threads/fit-threads.ts';
import { threadExamples } from './threads/thread-examples.ts';

/**
 * `npm run train:threads`: fits what a follow-up asks for in its thread, on test/fixtures/threads; `evaluate` fits it anew on two thirds of them and measures it on the others.
 * Writes thread-weights.ts. Needs the encoder.
 */
const encoder = await openForEvaluation();
if (encoder === null)
  throw new Error('The weights are fitted with the encoder; it is off or cannot be opened.');
const knowledge = await knowledgeWithMeanings(loadKnowledge([builtInFolder]), encoder);
const examples = await threadExamples(knowledge, encoder);
const fitted = fitThreads(examples);
writeFileSync(
  join(import.meta.dirname, '../../src/core/meaning/in-thread/thread-weights.ts'),
  `// Written by \`npm run train:threads\` from test/fixtures/threads; not to be edited by hand.
import type { Weights } from '../match/match-weights.ts';

/** For the order of candidates in a thread, and for whether one is what's asked. */
export const threadWeights: { readonly rank: Weights; readonly right: Weights } = ${JSON.stringify(fitted, null, 2)};
`,
);
console.log(`${examples.length} follow-ups`);
process.exit();
