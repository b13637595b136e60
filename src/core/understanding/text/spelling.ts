import { maxCachedLength, maxCacheEntries } from './cache-limits.ts';

/**
 * Finds the vocabulary word that a misspelt word stands for.
 *
 * Symmetric deletion (Garbe's SymSpell): each known word is stored under itself and under each form with one
 * letter left out. A typed word is looked up the same way, so the work depends on its length, not on the
 * number of words. Candidates are then checked for optimal string alignment distance 1: one letter missing,
 * added or wrong, or two adjacent letters swapped.
 */
export type SpellChecker = {
  /** The known word that is one edit away; undefined if there is none, or several that are equally near. */
  correct(typed: string): string | undefined;
};

/** Shorter words are too similar to each other: first for names, then for all other words. */
const shortestName = 4;
const shortestWord = 6;
const longestWord = 24;

/** @param least the length of the shortest word, other than names, that is corrected to */
export function createSpellChecker(
  names: ReadonlySet<string>,
  words: ReadonlySet<string>,
  notTypos: ReadonlySet<string>,
  least = shortestWord,
): SpellChecker {
  /** Made for the first word that isn't known; many messages have none. */
  let byForm: ReadonlyMap<string, readonly string[]> | undefined;

  /** Earlier corrections: people's names and other words that the topic lacks come up again and again. */
  const corrected = new Map<string, string | undefined>();

  function correct(typed: string): string | undefined {
    if (corrected.has(typed)) return corrected.get(typed);
    const meant = workOut(typed);
    if (typed.length > maxCachedLength) return meant;
    if (corrected.size >= maxCacheEntries) corrected.clear();
    corrected.set(typed, meant);
    return meant;
  }

  function workOut(typed: string): string | undefined {
    if (
      typed.length < shortestName ||
      typed.length > longestWord ||
      notTypos.has(typed) ||
      !/^[a-z]+$/.test(typed)
    )
      return undefined;
    byForm ??= wordsByForm();
    const candidates = new Set<string>();
    for (const form of forms(typed))
      for (const word of byForm.get(form) ?? []) if (isOneEditApart(typed, word)) candidates.add(word);
    const named = [...candidates].filter(
      (word) =>
        names.has(word) && (typed[0] === word[0] || typed.length >= shortestWord || swapsHead(typed, word)),
    );
    const other =
      typed.length < least - 1
        ? []
        : [...candidates].filter((word) => typed[0] === word[0] && word.length >= least);
    const near = named.length > 0 ? named : other;
    return near.length === 1 ? near[0] : mostAlike(near);
  }

  function wordsByForm(): ReadonlyMap<string, readonly string[]> {
    const made = new Map<string, string[]>();
    for (const word of new Set([...names, ...words])) {
      if (!/^[a-z]+$/.test(word) || word.length > longestWord) continue;
      if (word.length < (names.has(word) ? shortestName : least)) continue;
      for (const form of forms(word)) {
        const known = made.get(form);
        if (known === undefined) made.set(form, [word]);
        else known.push(word);
      }
    }
    return made;
  }

  return { correct };
}

/** Inflections of one word ("package", "packages") are not ambiguous. */
function mostAlike(near: readonly string[]): string | undefined {
  const [first, ...rest] = [...near].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return first !== undefined && rest.every((word) => word.startsWith(first.slice(0, -1))) ? first : undefined;
}

function forms(word: string): string[] {
  const all = [word];
  for (let at = 0; at < word.length; at++) all.push(word.slice(0, at) + word.slice(at + 1));
  return all;
}

function swapsHead(typed: string, word: string): boolean {
  return typed[0] === word[1] && typed[1] === word[0];
}

/** True for two different words at optimal string alignment distance 1. */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  if (middleA.length <= 1 && middleB.length <= 1) return true;
  return (
    middleA.length === 2 && middleB.length === 2 && middleA[0] === middleB[1] && middleA[1] === middleB[0]
  );
}
