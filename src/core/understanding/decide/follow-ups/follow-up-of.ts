import { bytesOfBase64 } from '../../text/base64.ts';
import { meaningName, type SeenFeatures } from './follow-up-features.ts';
import { type FollowUpKind, followUpKinds } from './follow-up-kinds.ts';
import { followUpNames, followUpRows } from './follow-up-weights.ts';

export type LikelyFollowUp = { readonly kind: FollowUpKind; readonly share: number };

type Fitted = {
  readonly places: ReadonlyMap<string, number>;
  readonly rows: readonly { readonly weights: Int8Array; readonly perUnit: number }[];
};

let decoded: Fitted | undefined;

function fitted(): Fitted {
  if (decoded !== undefined) return decoded;
  const rows = followUpRows.map(({ weights, perUnit }) => ({
    weights: new Int8Array(bytesOfBase64(weights).buffer),
    perUnit,
  }));
  const ofMeaning = Math.max(0, (rows[0]?.weights.length ?? 0) - followUpNames.length);
  const names = [...followUpNames, ...Array.from({ length: ofMeaning }, (_, at) => meaningName(at))];
  decoded = { places: new Map(names.map((name, at) => [name, at])), rows };
  return decoded;
}

/**
 * What a message most likely does after the last answer, and how likely, among all kinds: a multinomial regression over its
 * meaning, its words and its thread, fitted by `npm run train:follow-ups`. Shares are in 64ths, as other processors differ in the
 * last digits of a vector.
 */
export function likeliestFollowUp(seen: SeenFeatures): LikelyFollowUp {
  return likeliestOf(scoresOf(seen));
}

/** How likely each kind is, in the order of the kinds. */
export function followUpShares(seen: SeenFeatures): readonly number[] {
  return sharesOf(scoresOf(seen));
}

function scoresOf(seen: SeenFeatures): readonly number[] {
  const { places, rows } = fitted();
  const known = [...seen].flatMap(([name, value]) => {
    const at = places.get(name);
    return at === undefined ? [] : [{ at, value }];
  });
  return rows.map(
    ({ weights, perUnit }) =>
      known.reduce((sum, { at, value }) => sum + value * (weights[at] ?? 0), 0) / perUnit,
  );
}

/** @param scores in the order of the kinds */
export function likeliestOf(scores: readonly number[]): LikelyFollowUp {
  const best = scores.indexOf(Math.max(...scores));
  return { kind: followUpKinds[best] ?? 'fresh', share: Math.round((sharesOf(scores)[best] ?? 0) * 64) / 64 };
}

function sharesOf(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
