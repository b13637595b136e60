import type { Claim } from '../../../knowledge/schema.ts';

const lineWords = new WeakMap<Claim, ReadonlySet<string>>();

function wordsIn(claim: Claim): ReadonlySet<string> {
  const known = lineWords.get(claim);
  if (known !== undefined) return known;
  const made = new Set(claim.line.toLowerCase().match(/[a-z0-9]{4,}/g) ?? []);
  lineWords.set(claim, made);
  return made;
}

/** Two statements are the same if they share more than this part of the shorter one's words. */
const mostShared = 0.6;

export function isSameStatement(a: Claim, b: Claim): boolean {
  const left = wordsIn(a);
  const right = wordsIn(b);
  if (left.size > right.size) return isSameStatement(b, a);
  let shared = left.size;
  for (const word of left) {
    if (right.has(word)) continue;
    shared--;
    if (shared / left.size <= mostShared) return false;
  }
  return shared > 0;
}
