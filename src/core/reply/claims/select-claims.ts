import type { Library } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import type { Word } from '../../understanding/text/words.ts';
import { claimIndexOf } from './claim-index.ts';
import { claimsByScore, type NextOf } from './rank-claims.ts';
import { isSameStatement } from './same-statement.ts';

/** Which claims are wanted. */
export type ClaimQuery = {
  /** Option or alternative; null for claims about the topic as a whole. */
  readonly option: string | null;
  /** Aspects asked for; empty for a general picture. */
  readonly aspects: readonly string[];
  readonly leaning?: Claim['leaning'];
  /** The question's words, for what is more specific than aspects. */
  readonly words: readonly Word[];
  readonly most: number;
};

/**
 * The claims that answer best, best first. If aspects are asked for, a claim must be about one of them, or
 * contain the question's specific words.
 */
export function selectClaims(library: Library, query: ClaimQuery): Claim[] {
  const next = claimsByFit(library, query);
  const claims: Claim[] = [];
  for (let claim = next(); claim !== undefined; claim = next()) claims.push(claim);
  return claims;
}

/** The same one at a time, for callers that filter further. */
export function claimsByFit(library: Library, query: ClaimQuery): NextOf<Claim> {
  const { leaning, most } = query;
  const chosen: Claim[] = [];
  const next = claimsByScore(library, query);
  return () => {
    if (chosen.length === most) return undefined;
    for (let scored = next(); scored !== undefined; scored = next()) {
      const { claim } = scored;
      if (leaning !== undefined && claim.leaning !== leaning) continue;
      if (chosen.some((before) => isSameStatement(before, claim))) continue;
      chosen.push(claim);
      return claim;
    }
    return undefined;
  };
}

/** The specific things in the question that no claim about the option mentions, as typed. */
export function uncoveredThings(library: Library, option: string, reading: Reading): string[] {
  const index = claimIndexOf(library.topic);
  return reading.things
    .filter(
      ({ from, to }) =>
        !index.mentions(
          option,
          reading.words.slice(from, to).map(({ stem }) => stem),
        ),
    )
    .map((thing) => reading.typed(thing))
    .filter((typed, at, all) => all.indexOf(typed) === at)
    .slice(0, 2);
}
