// Written by `npm run train:threads` from test/fixtures/threads; not to be edited by hand.
import type { Weights } from '../match/match-weights.ts';

/** For the order of candidates in a thread, and for whether one is what's asked. */
export const threadWeights: { readonly rank: Weights; readonly right: Weights } = { rank: {}, right: {} };
