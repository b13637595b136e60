import type { Word } from './words.ts';

/** A range of words, from the first up to, not including, `to`. */
export type WordRange = { readonly from: number; readonly to: number };

export function overlaps(a: WordRange, b: WordRange): boolean {
  return a.from < b.to && b.from < a.to;
}

export function contains(outer: WordRange, inner: WordRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function lengthOf(span: WordRange): number {
  return span.to - span.from;
}

/** Sorts by position, in place. Most lists are sorted already, and sorting one allocates. */
export function sortByPosition<T extends WordRange>(list: T[]): T[] {
  for (let at = 1; at < list.length; at++)
    if ((list[at]?.from ?? 0) < (list[at - 1]?.from ?? 0)) return list.sort((a, b) => a.from - b.from);
  return list;
}

/** The longest matches that don't overlap; of equally long ones, the first. Sorted by position. */
export function longestNonOverlapping<T extends WordRange>(matches: readonly T[]): readonly T[] {
  if (matches.length < 2 || areApart(matches)) return matches;
  const kept: T[] = [];
  const taken = new Set<number>();
  for (const match of [...matches].sort((a, b) => lengthOf(b) - lengthOf(a) || a.from - b.from)) {
    let free = true;
    for (let at = match.from; at < match.to && free; at++) free = !taken.has(at);
    if (!free) continue;
    for (let at = match.from; at < match.to; at++) taken.add(at);
    kept.push(match);
  }
  return sortByPosition(kept);
}

/** True if each range starts after the one before, like names in a list. */
function areApart(spans: readonly WordRange[]): boolean {
  for (let at = 1; at < spans.length; at++)
    if ((spans[at]?.from ?? 0) < (spans[at - 1]?.to ?? 0)) return false;
  return true;
}

/** "with or without": "without" rules nothing out here. */
export function isWithOrWithout(cue: WordRange, words: readonly Word[]): boolean {
  return words[cue.from - 1]?.text === 'or' && words[cue.from - 2]?.text === 'with';
}
