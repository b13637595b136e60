import { emphasis, plain, type Spans } from '../../answer/answer.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import { nameAll } from '../../understanding/match/products.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { contains, overlaps, type WordRange } from '../../understanding/text/word-range.ts';
import { claimsNaming } from '../claims/products-in-claims.ts';
import { uncoveredThings } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';

const mostNamed = 4;
/** A longer item of a list tells a story. */
const longestItem = { characters: 32, words: 5 } as const;

/**
 * Names what the message says besides the needs that are weighed, so that nobody thinks it was: specific things, products that
 * nothing is known of, and other items of its list.
 *
 * @returns false if there's nothing of the kind
 */
export function addNotWeighed(
  composer: Composer,
  { reading }: Pick<Task, 'reading'>,
  candidates: readonly string[],
): boolean {
  const { library } = composer;
  const things = thingsBeside(reading);
  const isBeyond = new Set(reading.beyond.map((thing) => reading.typed(thing)));
  const typed = [...new Set(things.map((thing) => reading.typed(thing)))];
  const nowhere = typed.filter(
    (thing) =>
      isBeyond.has(thing) ||
      candidates.every((option) => uncoveredThings(library, option, reading).includes(thing)),
  );
  const known = typed.filter((thing) => !nowhere.includes(thing));
  const products = unknownProducts(composer, reading, candidates).filter(
    (product) => !things.some((thing) => overlaps(thing, product)),
  );
  const taken = [...things, ...products];
  const listed = otherItems(reading, taken);
  const likely = likelyNeeds(reading).filter(
    (need) => ![...taken, ...listed].some((one) => overlaps(one, need)),
  );
  const items = [...listed, ...likely].map((item) => reading.typed(item));
  const names = [...new Set([...nowhere, ...nameAll(products, reading.typed), ...items])];
  if (names.length + known.length === 0) return false;
  const more = names.length - mostNamed;
  const spans: Spans = [
    ...(names.length === 0
      ? []
      : [
          plain('Not weighed: '),
          emphasis(formatList(names.slice(0, more === 1 ? mostNamed + 1 : mostNamed))),
          plain(more > 1 ? ` and ${more} more.` : '.'),
        ]),
    ...(known.length === 0
      ? []
      : [
          plain(names.length > 0 ? ' Nor ' : 'Not weighed: '),
          emphasis(formatList(known)),
          plain(`; ask me to compare on ${known.length > 1 ? 'them' : 'it'}.`),
        ]),
  ];
  composer.add({ kind: 'note', spans });
  return true;
}

/** What states a need that's weighed, whatever words of it are named. */
function weighedRanges({ needs, hits, askedNeeds, withdrawn }: Reading): readonly WordRange[] {
  const stated = new Set(needs.map(({ id }) => id));
  return [...needs, ...askedNeeds, ...withdrawn, ...hits.filter(({ id }) => stated.has(id))];
}

/** Specific things in the same clause as a need, which are meant as needs too. */
function thingsBeside(reading: Reading): readonly WordRange[] {
  const taken = weighedRanges(reading);
  const amongNeeds = reading.clauses.filter((clause) => reading.needs.some((need) => contains(clause, need)));
  return [...reading.things, ...reading.beyond].filter(
    (thing) =>
      amongNeeds.some((clause) => contains(clause, thing)) && !taken.some((need) => overlaps(need, thing)),
  );
}

/** What a statement may mean as a need, though not surely enough to be weighed. */
function likelyNeeds({ askedNeeds, needs, parts }: Reading): readonly WordRange[] {
  return askedNeeds.filter(
    (need) =>
      need.probability >= likely &&
      !needs.some((stated) => overlaps(stated, need)) &&
      parts.some((part) => part.kind === 'statement' && !part.marked && contains(part, need)),
  );
}
const likely = 0.55;

function unknownProducts(
  { library }: Composer,
  reading: Reading,
  candidates: readonly string[],
): Reading['asked'] {
  const taken = weighedRanges(reading);
  return reading.asked.filter(
    (product) =>
      !taken.some((need) => overlaps(need, product)) &&
      [null, ...candidates].every(
        (option) => claimsNaming(library, option, product, reading.typed(product)).length === 0,
      ),
  );
}

/** Items of a list beside the needs in it. What a message opens with says what's being built. */
function otherItems(reading: Reading, taken: readonly WordRange[]): readonly WordRange[] {
  const { parts, needs, options, excluded, alternatives, knows, hints } = reading;
  if (needs.length === 0) return [];
  const opening = parts[0]?.from ?? 0;
  const { title, context, aliases } = reading.topic;
  // "python, which one": what the topic is about.
  const own = new Set([title, ...context, ...aliases].flatMap((text) => text.toLowerCase().split(' ')));
  const known = [
    ...weighedRanges(reading).filter((range) => !reading.askedNeeds.some((asked) => asked === range)),
    ...taken,
    ...options,
    ...excluded,
    ...alternatives,
    ...knows,
    ...hints.filter(({ id }) => needs.some((need) => need.id === id)),
  ];
  return wholeParts(reading).filter(
    (part) =>
      part.from > opening &&
      !isSentence(part, reading) &&
      part.to - part.from <= longestItem.words &&
      reading.typed(part).length <= longestItem.characters &&
      !known.some((range) => overlaps(range, part)) &&
      contentWords({ ...reading, topical: [] }, part).some((at) => {
        const text = reading.words[at]?.text ?? '';
        return !own.has(text) && !courtesies.has(text);
      }) &&
      !leading.has(reading.words[part.from]?.text ?? ''),
  );
}

/** "sorry, me again" states nothing. */
const courtesies = new Set(
  'sorry apologies advance everyone all in thanks thx thank please pls hi hello hey cheers folks guys team btw fyi again me ok okay right well so quick question'.split(
    ' ',
  ),
);

/** "for sharing gardens" goes on about what stands before it. */
const leading = new Set('for to of with from by as which who that'.split(' '));

/** "uploads happen in nginx." tells something; an item stands in a list. */
function isSentence({ from, to }: WordRange, { words }: Reading): boolean {
  const ends = (at: number): boolean => words[at] === undefined || stops.has(words[at]?.text ?? '');
  return ends(from - 1) && ends(to);
}
const stops = new Set(['.', '!', '?', ':']);

/** The items of a message: those that a hyphen splits ("on-premises") in one, and no heading of others ("Requirements:"). */
function wholeParts({ parts, words }: Reading): readonly WordRange[] {
  const whole: WordRange[] = [];
  for (const { kind, marked, from, to } of parts) {
    const last = whole.at(-1);
    const joins = words[from]?.joined === true && last?.to === from;
    if (joins && last !== undefined) whole.splice(-1, 1, { from: last.from, to });
    else if (kind === 'item' && !marked && words[to]?.text !== ':') whole.push({ from, to });
  }
  return whole;
}
