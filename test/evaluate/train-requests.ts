import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followUpKinds } from '../../src/core/understanding/decide/follow-ups/follow-up-kinds.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { fitFollowUps, followUpExamples } from './follow-ups/fit-follow-ups.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { knowledgeWithMeanings } from './meaning/with-meanings.ts';
import { encodeAll, fitRequests, otherExamples, requestExamples, spread } from './requests/fit-requests.ts';

/**
 * `npm run train:requests`: fits what tells requests apart by their meaning, from `requests.yaml` and other messages, and what a
 * message does after an answer, from `in-threads.yaml`. Writes request-of-meaning-weights.ts and follow-up-weights.ts. Needs the
 * encoder.
 */
const encoder = await openForEvaluation();
if (encoder === null)
  throw new Error('The weights are fitted with the encoder; it is off or cannot be opened.');
const examples = [...requestExamples(), ...otherExamples()];
const { classes, discriminant } = await fitRequests(examples, await encodeAll(encoder, examples));
const size = discriminant.weights.length / classes.length;

writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/decide/requests/request-of-meaning-weights.ts'),
  `// Written by \`npm run train:requests\` from test/fixtures/understanding; not to be edited by hand.

/** Weights in bytes, so many to a unit, and an offset. */
export type RequestRow = { readonly weights: string; readonly perUnit: number; readonly offset: number };

/** Requests, and kinds of messages that are none. */
export const requestClasses: readonly string[] = ${JSON.stringify(classes)};

/** Scores count by this much less than as fitted. */
export const requestSpread = ${spread};

export const requestRows: readonly RequestRow[] = [
${classes.map((_, row) => rowText(row)).join('')}];
`,
);

const knowledge = await knowledgeWithMeanings(loadKnowledge([builtInFolder]), encoder);
const followUps = fitFollowUps(await followUpExamples(knowledge, encoder));
const names = [...followUps.keys()];
writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/decide/follow-ups/follow-up-weights.ts'),
  `// Written by \`npm run train:requests\` from test/fixtures/understanding; not to be edited by hand.

/** What's seen of a message, in the order of the weights. */
export const followUpNames: readonly string[] = ${JSON.stringify(names.join('|'))}.split('|');

/** Weights in bytes, so many to a unit, for each kind of follow-ups. */
export const followUpRows: readonly { readonly weights: string; readonly perUnit: number }[] = [
${followUpKinds.map((_, kind) => followUpText(names.map((name) => followUps.get(name)?.[kind] ?? 0))).join('')}];
`,
);

function followUpText(weights: readonly number[]): string {
  const perUnit = 127 / Math.max(...weights.map(Math.abs));
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight * perUnit));
  return `  {
    weights:
      '${Buffer.from(bytes.buffer).toString('base64')}',
    perUnit: ${Number(perUnit.toPrecision(6))},
  },
`;
}

function rowText(row: number): string {
  const weights = discriminant.weights.subarray(row * size, (row + 1) * size);
  const perUnit = 127 / Math.max(...weights.map(Math.abs));
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight * perUnit));
  const offset = Number((discriminant.offsets[row] ?? 0).toPrecision(6));
  return `  {
    weights:
      '${Buffer.from(bytes.buffer).toString('base64')}',
    perUnit: ${Number(perUnit.toPrecision(6))},
    offset: ${offset},
  },
`;
}
