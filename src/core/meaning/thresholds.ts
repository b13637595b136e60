import type { MatchMode } from './match.ts';

/** From where on a match counts, in 64ths; what the rates are is measured by `npm run evaluate`. */
type Thresholds = {
  /** The best candidate answers. */
  readonly sure: number;
  /** It answers, although the message names something that nothing else here knows. */
  readonly sureOfUnknown: number;
  /** It comes first where the message is read as something that has an answer of its own, such as asking for a pick. */
  readonly leads: number;
  /** The topic has an answer at all. */
  readonly answerable: number;
  /** Below, it has none, whatever its words seem to be about. */
  readonly unanswerable: number;
  /** Worth showing as the nearest. */
  readonly near: number;
};

export const thresholds: Readonly<Record<MatchMode, Thresholds>> = {
  meaning: { sure: 32, sureOfUnknown: 48, leads: 36, answerable: 34, unanswerable: 20, near: 4 },
  words: { sure: 33, sureOfUnknown: 50, leads: 42, answerable: 45, unanswerable: 20, near: 4 },
  'meaning of lines': { sure: 40, sureOfUnknown: 50, leads: 46, answerable: 26, unanswerable: 20, near: 4 },
  'words of lines': { sure: 44, sureOfUnknown: 52, leads: 50, answerable: 26, unanswerable: 20, near: 4 },
};

/**
 * A probability in 64ths, as it's compared, shown and recorded: what another processor makes of the last digits of a vector
 * changes it only where it would be a toss-up anyway.
 */
export function in64ths(probability: number): number {
  return Math.round(probability * 64);
}
