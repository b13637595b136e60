import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { meaningName } from '../../src/core/understanding/decide/follow-ups/follow-up-features.ts';
import { followUpKinds } from '../../src/core/understanding/decide/follow-ups/follow-up-kinds.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { fitFollowUps, followUpExamples } from './follow-ups/fit-follow-ups.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { knowledgeWithMeanings } from './meaning/with-meanings.ts';

/**
 * `npm run train:follow-ups`: fits what a message does after an answer, from `in-threads.yaml` and other messages. Writes
 * follow-up-weights.ts. Needs the encoder.
 */
const encoder = await openForEvaluation();
if (encoder === null)
  throw new Error('The weights are fitted with the encoder; it is off or cannot be opened.');
const knowledge = await knowledgeWithMeanings(loadKnowledge([builtInFolder]), encoder);
const fitted = fitFollowUps(await followUpExamples(knowledge, encoder));
const size = [...(knowledge.meanings?.values() ?? [])][0]?.size ?? 0;
const ofMeaning = Array.from({ length: size }, (_, at) => meaningName(at));
const isOfMeaning = new Set(ofMeaning);
const names = [...fitted.keys()].map(String).filter((name) => !isOfMeaning.has(name));

writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/decide/follow-ups/follow-up-weights.ts'),
  `// Written by \`npm run train:follow-ups\` from test/fixtures/understanding; not to be edited by hand.

/** What's seen of a message, in the order of the weights; those of what it means follow. */
export const followUpNames: readonly string[] = ${JSON.stringify(names.join('|'))}.split('|');

/** Weights in bytes, so many to a unit, for each kind of follow-ups. */
export const followUpRows: readonly { readonly weights: string; readonly perUnit: number }[] = [
${followUpKinds.map((_, kind) => rowText([...names, ...ofMeaning].map((name) => fitted.get(name)?.[kind] ?? 0))).join('')}];
`,
);

function rowText(weights: readonly number[]): string {
  const perUnit = 127 / Math.max(...weights.map(Math.abs));
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight * perUnit));
  return `  {
    weights:
      '${Buffer.from(bytes.buffer).toString('base64')}',
    perUnit: ${Number(perUnit.toPrecision(6))},
  },
`;
}
