import { bytesOfBase64 } from '../text/base64.ts';
import { readTrees, treesScore } from '../trees.ts';
import { type AddresseeObserver, observeAddressee } from './features.ts';
import type { SharedMessage } from './message.ts';
import type { Phase } from './position.ts';
import { addresseeTrees } from './tree-weights.ts';
import { featureWeights, hashedWeights, hashedWeightsPerUnit } from './weights.ts';

/** Each feature has a weight for any phase, and one for each of these. */
export const weighedPhases = ['asker', 'next', 'talk', 'before'] as const satisfies readonly Phase[];

const columns = weighedPhases.length + 1;
const table = new Float64Array(Object.values(featureWeights).flat());
const rows = new Map(Object.keys(featureWeights).map((name, at) => [name, at * columns]));
const hashed = new Int8Array(bytesOfBase64(hashedWeights).buffer);

/** How many places hashed words have; a power of two. */
export const hashedPlaces = 1 << 15;

/** Where the weight of hashed words is, for any phase (0) or for one (1 and on). */
export function placeOf(hash: number, column: number): number {
  const mixed = Math.imul(hash ^ Math.imul(column, 0x9e3779b1), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & (hashedPlaces - 1);
}

const trees = readTrees(addresseeTrees);

/** What the trees see: each feature in the order of the weights, the linear score, and which phase it is. */
const values = new Float64Array(rows.size + 1 + weighedPhases.length);

let score = 0;
let column = 0;
const adding: AddresseeObserver = {
  feature(name, value) {
    const row = rows.get(name);
    if (row === undefined) return;
    values[row / columns] = value;
    score += value * ((table[row] ?? 0) + (table[row + column] ?? 0));
  },
  words(hash) {
    score += ((hashed[placeOf(hash, 0)] ?? 0) + (hashed[placeOf(hash, column)] ?? 0)) / hashedWeightsPerUnit;
  },
};

/**
 * How much speaks for a message being meant for the bot, as the logarithm of the odds: a logistic regression over its
 * place in the thread, its form, what the parser knows in it, and its words; then boosted trees over the same without
 * the words, for what counts only together. `npm run train:addressee` fits both.
 */
export function addresseeScore(message: SharedMessage): number {
  score = 0;
  column = weighedPhases.indexOf(message.phase) + 1;
  values.fill(0);
  observeAddressee(message, adding);
  values[rows.size] = score;
  values[rows.size + column] = 1;
  return score + treesScore(trees, values);
}
