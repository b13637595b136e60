const known = new Map<string, number>();
const mostKnown = 4_096;
const longestKnown = 24;

/** Fowler, Noll and Vo's hash (FNV-1a) of a word. */
export function hashOf(word: string): number {
  const cached = known.get(word);
  if (cached !== undefined) return cached;
  let hash = 0x811c9dc5;
  const end = Math.min(word.length, longestKnown);
  for (let at = 0; at < end; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  if (known.size >= mostKnown) known.clear();
  if (word.length <= longestKnown) known.set(word, hash);
  return hash;
}

/** A hash of two in their order. */
export function pairOf(one: number, other: number): number {
  return Math.imul(Math.imul(one, 31) ^ other, 0x85ebca6b) | 1;
}
