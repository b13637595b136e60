import type { Reading } from '../../match/reading.ts';
import { bytesOfBase64 } from '../../text/base64.ts';
import { createHashTable } from '../../text/hash-table.ts';
import type { Situation } from '../situation.ts';
import { observeScope, type ScopeObserver } from './scope-features.ts';
import { meaningScopeOf, outsideShare } from './scope-of-meaning.ts';
import { hashedScopeWeights, hashedScopeWeightsPerUnit, namedWeights } from './scope-weights.ts';

/**
 * What a message asks for: something that the bot may answer; fixing, installing or writing something by hand; or
 * something else altogether, such as prices or the weather.
 */
export type Scope = 'within' | 'hands-on' | 'elsewhere';

/**
 * A message is out of scope below this probability of being within. In a thread it more often goes on with the
 * subject. Chosen from the curve of `npm run train:scope -- --folds`, then
 * moved after a look at the totals of `npm run evaluate`.
 */
const leastWithin = { 'hands-on': 0.68, elsewhere: 0.68 } as const;
/** A few words with one that nobody knows tell less: it may be a typo. */
const leastWithinMisspelt = 0.45;
const fewWords = 4;
const leastWithinInThread = 0.1;

const named = new Map(Object.entries(namedWeights));

/** Weights of hashed words, by their hash: six bytes each, four of the hash and one for each scope but the last. */
const bytesPerHash = 6;
const { hashes, weights } = readHashed();
const table = createHashTable(hashes);

function readHashed(): { readonly hashes: Int32Array; readonly weights: Int16Array } {
  const bytes = bytesOfBase64(hashedScopeWeights);
  const view = new DataView(bytes.buffer);
  const count = Math.floor(bytes.length / bytesPerHash);
  return {
    hashes: Int32Array.from({ length: count }, (_, at) => view.getInt32(at * bytesPerHash)),
    weights: Int16Array.from({ length: count }, (_, at) => view.getInt16(at * bytesPerHash + 4)),
  };
}

let within = 0;
let handsOn = 0;
/** In which message each hash was seen last, by its place: it counts once. */
const seenIn = new Uint32Array(hashes.length);
let message = 0;
const adding: ScopeObserver = {
  feature(name, value) {
    const row = named.get(name);
    if (row === undefined) return;
    within += value * (row[0] ?? 0);
    handsOn += value * (row[1] ?? 0);
  },
  words(hash) {
    const place = table.placeOf(hash);
    if (place < 0 || seenIn[place] === message) return;
    seenIn[place] = message;
    const both = weights[place] ?? 0;
    within += (both >> 8) / hashedScopeWeightsPerUnit;
    handsOn += ((both << 24) >> 24) / hashedScopeWeightsPerUnit;
  },
};

function leastFor({ hasContext, reading, length }: Situation, otherwise: 'hands-on' | 'elsewhere'): number {
  if (hasContext) return leastWithinInThread;
  return length <= fewWords && reading.options.length > 0 && reading.unknown.size > 0
    ? leastWithinMisspelt
    : leastWithin[otherwise];
}

/**
 * The scope that a message is taken for, with its probability: multinomial logistic regression over the message's words
 * and form, with weights fitted by `npm run train:scope`, and over what it means, where that's known.
 */
export function scopeOf(situation: Situation): { readonly scope: Scope; readonly share: number } {
  const { share, otherwise } = sharesOf(situation);
  const least = leastFor(situation, otherwise);
  return share >= least ? { scope: 'within', share } : { scope: otherwise, share: 1 - share };
}

/** The log odds that a message is out of scope: by what it means where that's known, else by its words. */
export function outsideOdds(situation: Situation): number {
  const { meaning } = situation;
  return oddsAgainst(meaning === null ? sharesOf(situation).share : 1 - outsideShare(meaning, 0));
}

/** The probability of being within scope, and what it's likelier to be otherwise. */
type Shares = { readonly share: number; readonly otherwise: 'hands-on' | 'elsewhere' };

type Known = { readonly situation: Situation; readonly shares: Shares };
const known = new WeakMap<Reading, Known>();

function sharesOf(situation: Situation): Shares {
  const before = known.get(situation.reading);
  if (before !== undefined && isAlike(before.situation, situation)) return before.shares;
  const shares = workOut(situation);
  known.set(situation.reading, { situation, shares });
  return shares;
}

/** Of the same reading: of its frame, nothing counts but whether it has needs. */
function isAlike(one: Situation, other: Situation): boolean {
  return (
    one === other ||
    (one.meaning === other.meaning &&
      one.hasContext === other.hasContext &&
      one.resolved === other.resolved &&
      one.readmitted === other.readmitted &&
      one.frame.needs.length > 0 === other.frame.needs.length > 0)
  );
}

function workOut(situation: Situation): Shares {
  within = 0;
  handsOn = 0;
  message = (message + 1) >>> 0;
  observeScope(situation, situation.hasContext, adding);
  const most = Math.max(within, handsOn, 0);
  const [raised, other, rest] = [Math.exp(within - most), Math.exp(handsOn - most), Math.exp(-most)];
  const byWords = raised / (raised + other + rest);
  const { meaning } = situation;
  if (meaning === null) return { share: byWords, otherwise: handsOn >= 0 ? 'hands-on' : 'elsewhere' };
  const like = meaningScopeOf(meaning);
  return {
    share: 1 - outsideShare(meaning, oddsAgainst(byWords)),
    otherwise: like.handsOn >= like.elsewhere ? 'hands-on' : 'elsewhere',
  };
}

function oddsAgainst(share: number): number {
  return Math.log((1 - share + leastShare) / (share + leastShare));
}

/** Keeps the odds finite. */
const leastShare = 1e-6;
