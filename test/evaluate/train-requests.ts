import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { encodeAll, fitRequests, otherExamples, requestExamples, spread } from './requests/fit-requests.ts';

/**
 * `npm run train:requests`: fits what tells requests apart by their meaning, from `requests.yaml` and other messages. Writes
 * request-of-meaning-weights.ts. Needs the encoder.
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
