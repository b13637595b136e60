import type { Library } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import type { ProductMention } from '../../understanding/match/products.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { overlaps, type WordRange } from '../../understanding/text/word-range.ts';

/** The words of each claim's line, for all claims about an option. */
const linesOf = new WeakMap<readonly Claim[], readonly string[]>();

function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#+]+/gu, ' ')
    .trim()} `;
}

/** The claims about an option, or about the topic as a whole, whose printed line names a product. */
export function claimsNaming(
  library: Library,
  option: string | null,
  product: ProductMention,
  typed: string,
): readonly Claim[] {
  const claims = library.claimsOf(option);
  const known = linesOf.get(claims);
  const lines = known ?? claims.map(({ line }) => plainWords(line));
  if (known === undefined) linesOf.set(claims, lines);
  const names = new Set([plainWords(product.name), plainWords(typed)]);
  return claims.filter((_, at) => [...names].some((name) => lines[at]?.includes(name) === true));
}

/** True if the message asks for nothing besides these words. */
export function asksOnlyOf(
  spans: readonly WordRange[],
  { aspects, needs, askedNeeds, things, withdrawn, beyond }: Reading,
): boolean {
  const others = [...aspects, ...askedNeeds, ...things, ...withdrawn, ...beyond];
  return needs.length === 0 && others.every((other) => spans.some((span) => overlaps(other, span)));
}
