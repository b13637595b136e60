import { contains, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { afterOpening } from './clauses.ts';
import type { ProductMention } from './products.ts';
import { type Segment, segmentsOf } from './segments.ts';

type AskedQuery = {
  readonly words: readonly Word[];
  readonly products: readonly ProductMention[];
  /** What the topic is about, in its own words: "python". */
  readonly own: ReadonlySet<string>;
  /** What the topic knows by name, such as "graphql". */
  readonly things: readonly WordRange[];
  /** Needs that the message states: a product's name may be what states one. */
  readonly stated: readonly WordRange[];
  /** Options and alternatives that the message names. */
  readonly covered: readonly WordRange[];
  /** Positions of words that may be a name nobody has listed. */
  readonly unknown: ReadonlySet<number>;
  readonly typed: (span: WordRange) => string;
};

const noProducts: readonly ProductMention[] = [];

/**
 * The products that a message may ask about: "does flask work with auth0?", "fastapi with kafka". Not those that it says
 * are there: "we use keycloak, …".
 */
export function findProductsAsked(query: AskedQuery): readonly ProductMention[] {
  const { words, products, own, things, stated, covered, unknown } = query;
  if (products.length === 0 && (unknown.size === 0 || covered.length === 0)) return noProducts;
  const segments = segmentsOf(words);
  const isAsked = (product: WordRange & { readonly concept?: boolean }, segment: Segment): boolean =>
    (product.concept !== true || things.some((thing) => overlaps(thing, product))) &&
    !words.slice(product.from, product.to).every(({ text }) => own.has(text)) &&
    !isBackground(product, segment, words) &&
    (isQuestion(segment) ||
      !(
        tells(segment, words) ||
        doing.has(words[product.to]?.text ?? '') ||
        (covered.length === 0 && stated.some((need) => overlaps(need, product)))
      ));
  const found: ProductMention[] = [];
  for (const product of [...products, ...unlistedNames(query)]) {
    const segment = segments.find((one) => contains(one, product));
    if (segment === undefined || !isAsked(product, segment)) continue;
    const follows = found.some(
      ({ to }) =>
        to === product.from - 1 && (words[to]?.text === 'and' || linking.has(words[to]?.text ?? '')),
    );
    const isName = !product.everyday || isPlugged(product, segment, words) || follows;
    if (isName || (covered.length > 0 && isLinked(product, segment, words))) found.push(product);
  }
  return found.sort((one, other) => one.from - other.from);
}

/** "does flask work with zibbernaut?": a word that nobody has listed where only a name can stand. */
function unlistedNames({ words, unknown, covered, products, typed }: AskedQuery): readonly ProductMention[] {
  if (covered.length === 0) return noProducts;
  return [...unknown].flatMap((at) => {
    const span = { from: at, to: at + 1 };
    const next = words[at + 1];
    const isLast = next === undefined || next.mark || afterNames.has(next.text);
    const isKnown = [...covered, ...products].some((name) => overlaps(name, span));
    if (!isLast || isKnown || !linking.has(words[at - 1]?.text ?? '')) return [];
    return [{ ...span, name: typed(span), kind: 'unlisted', concept: false, everyday: false }];
  });
}
const afterNames = new Set(['for', 'in', 'or', 'and']);

function isQuestion({ form, supposes }: Segment): boolean {
  return form !== 'statement' && !supposes;
}

/** "keycloak is there", "we use kafka": says how things are. */
function tells({ from, to, supposes }: Segment, words: readonly Word[]): boolean {
  return supposes || words.slice(from, to).some(({ text }) => telling.has(text));
}
const telling = new Set(
  'is are was has have use uses using already there stays stay keep keeps need needs we i our my they'.split(
    ' ',
  ),
);

/** "keycloak does login": says what a product is there for. */
const doing = new Set('does do handles handle runs manages serves hosts'.split(' '));

/** What people come from or have: "from rails", "as a java shop", "we use kafka, …". */
function isBackground({ from, to }: WordRange, segment: Segment, words: readonly Word[]): boolean {
  const before = words[articles.has(words[from - 1]?.text ?? '') ? from - 2 : from - 1]?.text ?? '';
  if (origins.has(before) || backgrounds.has(words[to]?.text ?? '')) return true;
  const first = afterOpening(words, segment.from, segment.to);
  return segment.form === 'statement' && owners.has(words[first]?.text ?? '');
}
const articles = new Set(['the', 'a', 'an']);
const origins = new Set(
  'from like than as since unlike without no not never ditch drop dropping forget minus except skip'.split(
    ' ',
  ),
);
const owners = new Set(['we', 'i', 'our', 'my', 'the', 'they', 'it', 'this']);
const backgrounds = new Set(
  'shop house team teams dev devs developer developers people person guy guys background company folks coder coders programmer programmers jobs job consultant user'.split(
    ' ',
  ),
);

/** "django with spring?": an ordinary word is a name where one stands. */
function isLinked({ from, to }: WordRange, segment: Segment, words: readonly Word[]): boolean {
  return (
    linking.has(words[from - 1]?.text ?? '') && (to >= segment.to || afterNames.has(words[to]?.text ?? ''))
  );
}
const linking = new Set(['with', 'on', 'using', 'behind', '+']);

/** "a stripe integration", "work with stripe?": what's plugged in is a product. */
function isPlugged({ from, to }: WordRange, segment: Segment, words: readonly Word[]): boolean {
  if (plugs.has(words[to]?.stem ?? '')) return true;
  if (from === segment.from && to < segment.to && works.has(words[to]?.stem ?? '')) return true;
  if (to < segment.to || !plugging.has(words[from - 1]?.text ?? '')) return false;
  return words
    .slice(Math.max(segment.from, from - farthestVerb), from - 1)
    .some(({ stem }) => works.has(stem));
}
const farthestVerb = 4;
const plugging = new Set(['with', 'to', 'into']);
const plugs = new Set('integr plugin connector sdk driver adapt'.split(' '));
const works = new Set('work integr connect talk hook plug'.split(' '));
