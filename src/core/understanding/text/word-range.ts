import type { Word } from './words.ts';

/** A stretch of words, from the first to one past the last. */
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

/** In order of place. Most lists are so already, and to sort one takes room for all of it. */
export function sortByPosition<T extends WordRange>(list: T[]): T[] {
  for (let at = 1; at < list.length; at++)
    if ((list[at]?.from ?? 0) < (list[at - 1]?.from ?? 0)) return list.sort((a, b) => a.from - b.from);
  return list;
}

/** The longest matches that do not overlap each other; of equally long ones the first. In order of place. */
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

/** True where each begins behind the one before, as names in a list do: all are kept, in this order. */
function areApart(spans: readonly WordRange[]): boolean {
  for (let at = 1; at < spans.length; at++)
    if ((spans[at]?.from ?? 0) < (spans[at - 1]?.to ?? 0)) return false;
  return true;
}

/** "with or without": the second word of it rules nothing out. */
export function isWithOrWithout(cue: WordRange, words: readonly Word[]): boolean {
  return words[cue.from - 1]?.text === 'or' && words[cue.from - 2]?.text === 'with';
}
