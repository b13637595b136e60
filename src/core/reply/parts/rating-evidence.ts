import type { Library } from '../../../knowledge/queries.ts';
import type { Claim, Rating } from '../../../knowledge/schema.ts';
import { plain, type Span } from '../../answer/answer.ts';

/** What a rating rests on. */
export type RatingEvidence = {
  /** The first of its claims if none of them is confirmed. */
  readonly doubtful: Claim | undefined;
  /** The confirmed claims, or all if none is; one for each first source. */
  readonly distinct: readonly Claim[];
  /** The reason for the rating and its first clause, each followed by a space for the citations. */
  readonly says: Span;
  readonly briefly: Span;
};

const backings = new WeakMap<Library, WeakMap<Rating, RatingEvidence>>();

/** The claims behind a rating, computed once: answers show the same few over and over. */
export function ratingEvidenceOf(library: Library, rating: Rating): RatingEvidence {
  let ofLibrary = backings.get(library);
  if (ofLibrary === undefined) {
    ofLibrary = new WeakMap();
    backings.set(library, ofLibrary);
  }
  const known = ofLibrary.get(rating);
  if (known !== undefined) return known;
  const [first = ''] = rating.because.split(';');
  const made = {
    ...sortOut(rating.evidence.flatMap((id) => library.claim(id) ?? [])),
    says: plain(`${rating.because} `),
    briefly: plain(`${first} `),
  };
  ofLibrary.set(rating, made);
  return made;
}

function sortOut(claims: readonly Claim[]): Pick<RatingEvidence, 'doubtful' | 'distinct'> {
  const confirmed = claims.filter(({ verdict }) => verdict === 'confirmed');
  const bySource = new Map<string, Claim>();
  for (const claim of confirmed.length > 0 ? confirmed : claims) {
    const [source = ''] = claim.sources;
    if (!bySource.has(source)) bySource.set(source, claim);
  }
  return {
    doubtful: confirmed.length > 0 ? undefined : claims[0],
    distinct: [...bySource.values()],
  };
}
