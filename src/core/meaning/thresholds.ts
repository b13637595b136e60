import type { MatchMode } from './match/match.ts';

/** From where on a match counts, in 64ths; what the rates are is measured by `npm run evaluate`. */
type Thresholds = {
  /** The best candidate answers what is only a guess otherwise. */
  readonly open: number;
  /** It answers, although the message has an answer of its own. */
  readonly own: number;
  /** It answers something special that's asked after the last answer. */
  readonly follow: number;
  /** It answers, although the message goes on from the last answer, or names what nothing else here knows. */
  readonly beyondDoubt: number;
  /** It answers what looks out of scope. */
  readonly outside: number;
  /** The topic has an answer at all. */
  readonly answerable: number;
  /** Below, it has none, whatever its words seem to be about. */
  readonly unanswerable: number;
  /** It's told with what it answers, as it may not be what's asked. */
  readonly likely: number;
  /** The same where people ask it in just the form in which it's asked. */
  readonly likelyInForm: number;
  /** It's what the first message of a thread wants, and not what that was read as. */
  readonly wanted: number;
  /** It's what a message asks for in its thread, and not what that does otherwise. */
  readonly inThread: number;
  /** The same, told with what it answers, where the message was hardly understood. */
  readonly likelyInThread: number;
  /** The same, worth showing as the nearest. */
  readonly perhapsInThread: number;
  /** Worth showing as the nearest. */
  readonly near: number;
  /** The same for what's asked after the last answer. */
  readonly nearInThread: number;
  /** The same for what looks like work to be done. */
  readonly nearHandsOn: number;
};

export const thresholds: Readonly<Record<MatchMode, Thresholds>> = {
  meaning: {
    open: 33,
    own: 36,
    follow: 48,
    beyondDoubt: 57,
    outside: 38,
    answerable: 20,
    unanswerable: 20,
    likely: 44,
    likelyInForm: 32,
    wanted: 32,
    inThread: 35,
    likelyInThread: 22,
    perhapsInThread: 8,
    near: 10,
    nearInThread: 28,
    nearHandsOn: 16,
  },
  words: {
    open: 42,
    own: 45,
    follow: 50,
    beyondDoubt: 57,
    outside: 53,
    answerable: 20,
    unanswerable: 20,
    likely: 52,
    likelyInForm: 40,
    wanted: 32,
    inThread: 35,
    likelyInThread: 22,
    perhapsInThread: 8,
    near: 10,
    nearInThread: 28,
    nearHandsOn: 16,
  },
  'meaning of lines': {
    open: 40,
    own: 50,
    follow: 52,
    beyondDoubt: 57,
    outside: 60,
    answerable: 26,
    unanswerable: 20,
    likely: 50,
    likelyInForm: 38,
    wanted: 32,
    inThread: 35,
    likelyInThread: 22,
    perhapsInThread: 8,
    near: 4,
    nearInThread: 28,
    nearHandsOn: 16,
  },
  'words of lines': {
    open: 44,
    own: 52,
    follow: 54,
    beyondDoubt: 57,
    outside: 60,
    answerable: 26,
    unanswerable: 20,
    likely: 54,
    likelyInForm: 42,
    wanted: 32,
    inThread: 35,
    likelyInThread: 22,
    perhapsInThread: 8,
    near: 4,
    nearInThread: 28,
    nearHandsOn: 16,
  },
};

/**
 * A probability in 64ths, as it's compared, shown and recorded: what another processor makes of the last digits of a vector
 * changes it only where it would be a toss-up anyway.
 */
export function in64ths(probability: number): number {
  return Math.round(probability * 64);
}
