import type { Vector } from '../../../meaning/vector.ts';
import { bytesOfBase64 } from '../../text/base64.ts';
import { type MeaningScopeRow, meaningScopeRows, meaningScopeWeights } from './scope-of-meaning-weights.ts';

/** How much a meaning is like one scope rather than like what a topic answers; 0 is a toss-up. */
export type MeaningScope = { readonly handsOn: number; readonly elsewhere: number };

type Row = { readonly weights: Int8Array; readonly perUnit: number; readonly offset: number };

const [handsOn, elsewhere] = [rowOf(meaningScopeRows.handsOn), rowOf(meaningScopeRows.elsewhere)];

function rowOf({ weights, perUnit, offset }: MeaningScopeRow): Row {
  return { weights: new Int8Array(bytesOfBase64(weights).buffer), perUnit, offset };
}

/** How much a vector looks like hands-on work, or like something else altogether. */
export function meaningScopeOf(vector: Vector): MeaningScope {
  return { handsOn: scoreOf(handsOn, vector), elsewhere: scoreOf(elsewhere, vector) };
}

function scoreOf({ weights, perUnit, offset }: Row, vector: Vector): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (vector[at] ?? 0);
  return sum / perUnit + offset;
}

/** The words' log odds of being out of scope count up to here: on what they were fitted to, they're too sure. */
const mostByWords = 6;

/**
 * The probability that a message is out of scope, by what it means and what its words say; the weights are fitted by
 * `npm run train:match`.
 *
 * @param byWords log odds of being out of scope
 */
export function outsideShare(vector: Vector, byWords: number): number {
  const scope = meaningScopeOf(vector);
  const { one, handsOn: likeWork, elsewhere: likeElse, most, words } = meaningScopeWeights;
  const odds =
    one +
    likeWork * scope.handsOn +
    likeElse * scope.elsewhere +
    most * Math.max(scope.handsOn, scope.elsewhere) +
    words * Math.max(-mostByWords, Math.min(mostByWords, byWords));
  return 1 / (1 + Math.exp(-odds));
}
