import { maxCachedLength, maxCacheEntries } from './cache-limits.ts';

/**
 * Adjectives that are compared by their endings ("easier", "easiest"). Listed, as an ending alone doesn't tell: a "worker" is
 * no comparative of "work".
 */
const adjectives = new Set(
  `bare big bold brief bright broad bulky busy calm cheap choosy clean clear clever close clumsy clunky complete cool costly crazy crude
  dark dense deep dirty dry dull dumb early easy fancy far fast fiddly fine firm flaky flat fresh friendly full funny fussy
  fuzzy gentle great handy happy hard harsh healthy heavy high hot humble icky keen kind large lazy lean leaky lengthy light
  likely lively long loose loud low lucky mature mean messy mild nasty near neat new nice nimble noisy obscure odd old picky plain poor
  pretty prone proud pure quick quiet rare raw rich ripe risky robust rough rude sad safe scary secure sharp shallow shiny short shy
  simple sketchy slick slim slow small smart smooth soft solid sound spiffy stable steady steep sticky stiff strange strict
  strong sturdy subtle sure sweet tall tasty tedious thick thin thorny tidy tight tiny tough tricky true ugly vague warm weak
  wide wild wise wordy worthy young`.split(/\s+/),
);

/** Worked out before, as messages use the same words again. */
const bases = new Map<string, string | null>();

/**
 * What a word is a comparative or superlative of: "easy" for "easier" and "easiest". Null if it's neither, as for
 * "better" and "best": "which is better" asks for a pick, where "good for" asks what something is for.
 */
export function gradedFrom(word: string): string | null {
  if (word.length < 5 || !(word.endsWith('er') || word.endsWith('est'))) return null;
  const known = bases.get(word);
  if (known !== undefined) return known;
  const made = baseOf(word);
  if (bases.size >= maxCacheEntries) bases.clear();
  if (word.length <= maxCachedLength) bases.set(word, made);
  return made;
}

function baseOf(word: string): string | null {
  const root = word.slice(0, word.endsWith('est') ? -3 : -2);
  const candidates = [root, `${root}e`];
  if (root.endsWith('i')) candidates.push(`${root.slice(0, -1)}y`);
  if (root.at(-1) === root.at(-2)) candidates.push(root.slice(0, -1));
  return (
    candidates.find((base) => adjectives.has(base)) ??
    (word.endsWith('iest') ? (candidates[2] ?? null) : null)
  );
}

/** How adjectives end that are compared with "more" and "most". What these words count is in the plural, or listed. */
const longAdjective = /(?:able|ible|ful|ous|ive|ant|ent|ic|al|ular|less|ed|some|ish|ile)$/;
const counted = new Set('speed need feed traffic logic magic music content'.split(' '));

/** Whether "more" or "most" before this word compares it ("more reliable") rather than counts it ("more workers"). */
export function isComparable(word: string): boolean {
  return adjectives.has(word) || (word.length > 5 && longAdjective.test(word) && !counted.has(word));
}

/** They leave the word that they compare as it is; "less" turns it around. */
export const grading: ReadonlySet<string> = new Set(['more', 'most']);
