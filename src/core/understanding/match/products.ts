import { longestNonOverlapping, overlaps, type WordRange } from '../text/word-range.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './terms/topic-terms.ts';

/** A product that a message names and that's no option or alternative of the topic. */
export type ProductMention = WordRange & {
  /** As the data writes it. */
  readonly name: string;
  readonly kind: string;
  /** A style or way of working, not a product. */
  readonly concept: boolean;
  /** Also an ordinary word: it only counts where it's set against something or asked about. */
  readonly everyday: boolean;
};

/** What to call each: as the data writes it if that contains what was typed ("Kafka"), else as typed ("k8s"). */
export function nameAll(
  products: readonly ProductMention[],
  typed: (span: WordRange) => string,
): readonly string[] {
  const names = new Map<string, string>();
  for (const product of products) {
    const name = displayName(typed(product), product.name);
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

export function displayName(typed: string, known: string | undefined): string {
  return known?.toLowerCase().includes(typed.toLowerCase()) === true ? known : typed;
}

const none: readonly ProductMention[] = [];

/** The products among the matches that aren't part of a name the topic covers. */
export function findProducts(
  matches: readonly PhraseMatch<Term>[],
  covered: readonly WordRange[],
): readonly ProductMention[] {
  let found: ProductMention[] | undefined;
  for (const { payload, from, to } of matches) {
    if (payload.kind !== 'product') continue;
    const span = { from, to };
    if (covered.some((name) => overlaps(name, span))) continue;
    found ??= [];
    const { name, concept, everyday, of } = payload;
    found.push({ from, to, name, kind: of, concept, everyday });
  }
  return found === undefined ? none : longestNonOverlapping(found);
}
