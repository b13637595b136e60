import type { Vector } from '../../../meaning/vector.ts';
import { bytesOfBase64 } from '../../text/base64.ts';
import { requestClasses, requestRows, requestSpread } from './request-of-meaning-weights.ts';
import { isRequestKind, type RequestKind } from './requests.ts';

export type LikelyRequest = { readonly kind: RequestKind; readonly share: number };

type Row = {
  readonly id: string;
  readonly weights: Int8Array;
  readonly perUnit: number;
  readonly offset: number;
};

let decoded: readonly Row[] | undefined;

function rows(): readonly Row[] {
  decoded ??= requestClasses.flatMap((id, at) => {
    const row = requestRows[at];
    if (row === undefined) return [];
    const { weights, perUnit, offset } = row;
    return [{ id, weights: new Int8Array(bytesOfBase64(weights).buffer), perUnit, offset }];
  });
  return decoded;
}

/**
 * The request that a message most likely makes, by its meaning, and how likely, among all requests and other kinds of
 * messages: linear scores of a discriminant, fitted by `npm run train:requests`, as shares of one.
 */
export function requestOfMeaning(vector: Vector): LikelyRequest | null {
  return likeliestRequest(
    rows().map(({ id, weights, perUnit, offset }) => {
      let sum = 0;
      for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (vector[at] ?? 0);
      return { id, score: sum / perUnit + offset };
    }),
    requestSpread,
  );
}

/** @param spread by how much less scores count than as fitted */
export function likeliestRequest(
  scores: readonly { readonly id: string; readonly score: number }[],
  spread: number,
): LikelyRequest | null {
  const most = Math.max(...scores.map(({ score }) => score));
  let total = 0;
  let best: LikelyRequest | null = null;
  for (const { id, score } of scores) {
    const weight = Math.exp((score - most) / spread);
    total += weight;
    if (isRequestKind(id) && (best === null || weight > best.share)) best = { kind: id, share: weight };
  }
  return best === null ? null : { kind: best.kind, share: best.share / total };
}
