import { contains, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { afterOpening } from './clauses.ts';
import type { ProductMention } from './products.ts';
import { type Segment, segmentsOf } from './segments.ts';

type AskedQuery = {
  readonly words: readonly Word[];
  /** The message as it was typed, without markup. */
  readonly plain: string;
  readonly products: readonly ProductMention[];
  /** What the topic is about, in its own words: "python". */
  readonly own: ReadonlySet<string>;
  /** Needs that the message states: "we log in with keycloak" asks nothing about it. */
  readonly stated: readonly WordRange[];
  /** What the topic knows by name, such as "graphql". */
  readonly things: readonly WordRange[];
};

const noProducts: readonly ProductMention[] = [];

/** The products in a question, whatever it asks of them: "does flask work with auth0?", "fastapi with kafka?" */
export function findProductsAsked({
  words,
  plain,
  products,
  own,
  stated,
  things,
}: AskedQuery): readonly ProductMention[] {
  if (products.length === 0) return noProducts;
  const segments = segmentsOf(words);
  const isShort = words.length <= longestNote;
  return products.filter((product) => {
    if (product.concept && !things.some((thing) => overlaps(thing, product))) return false;
    if (stated.some((need) => overlaps(need, product))) return false;
    if (words.slice(product.from, product.to).every(({ text }) => own.has(text))) return false;
    const segment = segments.find((one) => contains(one, product));
    if (segment === undefined || isBackground(product, segment, words)) return false;
    if (
      product.everyday &&
      !isNamedInFull(product, segment, words, plain) &&
      !isPlugged(product, segment, words)
    )
      return false;
    return asks(segment, words) || (isShort && joins(words, product));
  });
}

/** Shorter messages ask with or without a question mark: "flask + vue". */
const longestNote = 6;

function asks({ form, supposes, from, to }: Segment, words: readonly Word[]): boolean {
  if (supposes) return false;
  if (form !== 'statement') return true;
  const first = words[afterOpening(words, from, to)]?.text ?? '';
  return first === 'which' || first === 'what' || first === 'how';
}

/** "X with Y", "X + Y", "and Y". */
function joins(words: readonly Word[], { from }: WordRange): boolean {
  return joining.has(words[from - 1]?.text ?? '');
}
const joining = new Set(['with', '+', 'and', 'plus', 'on', 'behind', 'alongside']);

/** What people come from or have: "from rails", "as a java shop", "we use kafka, …". */
function isBackground({ from, to }: WordRange, segment: Segment, words: readonly Word[]): boolean {
  const before = words[from - 1]?.text ?? '';
  if (origins.has(before) || backgrounds.has(words[to]?.text ?? '')) return true;
  const first = afterOpening(words, segment.from, segment.to);
  return segment.form === 'statement' && owners.has(words[first]?.text ?? '');
}
const origins = new Set(['from', 'like', 'than', 'as', 'since', 'unlike']);
const owners = new Set(['we', 'i', 'our', 'my', 'the', 'they', 'it', 'this']);
const backgrounds = new Set(
  'shop house team teams dev devs developer developers people person guy guys background company folks coder coders programmer programmers jobs job consultant user'.split(
    ' ',
  ),
);

/** "with Spring?": an ordinary word is a name if it's written as one where a name stands. */
function isNamedInFull(
  { from, to }: WordRange,
  segment: Segment,
  words: readonly Word[],
  plain: string,
): boolean {
  const start = words[from]?.start ?? 0;
  return (
    /\p{Lu}/u.test(plain.slice(start, start + 1)) &&
    linking.has(words[from - 1]?.text ?? '') &&
    to >= segment.to
  );
}
const linking = new Set(['with', 'to', 'on', 'in', 'and', 'use', 'using']);

/** "a stripe integration", "work with stripe?": what's plugged in is a product. */
function isPlugged({ from, to }: WordRange, segment: Segment, words: readonly Word[]): boolean {
  if (plugs.has(words[to]?.stem ?? '')) return true;
  if (to < segment.to || !plugging.has(words[from - 1]?.text ?? '')) return false;
  return words
    .slice(Math.max(segment.from, from - farthestVerb), from - 1)
    .some(({ stem }) => works.has(stem));
}
const farthestVerb = 4;
const plugging = new Set(['with', 'to', 'into']);
const plugs = new Set('integr plugin connector sdk driver adapt'.split(' '));
const works = new Set('work integr connect talk hook plug'.split(' '));
