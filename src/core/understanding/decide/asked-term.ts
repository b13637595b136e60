import { afterOpening } from '../match/clauses.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';

const articles = new Set(['a', 'an']);
/** Words after a term that add nothing: "what is a migration even?" */
const fillers = new Set(
  'even exactly actually anyway really again though please pls then mean means'.split(' '),
);
const longestTerm = 3;

/**
 * The term whose meaning a message asks for: "what is a migration even?", "what does csrf mean", "what's an orm".
 * Nothing but that may be in it.
 */
export function askedTerm(words: readonly Word[]): WordRange | undefined {
  const start = afterOpening(words);
  const plain = words.slice(start).filter(({ mark }) => !mark);
  const texts = plain.map(({ text }) => text);
  if (texts[0] !== 'what') return undefined;
  const verb = texts[1] ?? '';
  const means = texts.includes('mean') || texts.includes('means');
  if (!(verb === 'is' || verb === 'are' || (verb === 'does' && means))) return undefined;
  let from = 2;
  const isIndefinite = articles.has(texts[from] ?? '');
  if (isIndefinite) from++;
  let to = texts.length;
  while (to > from && fillers.has(texts[to - 1] ?? '')) to--;
  if (to === from || to - from > longestTerm || !(isIndefinite || means)) return undefined;
  const [first, last] = [plain[from], plain[to - 1]];
  if (first === undefined || last === undefined) return undefined;
  return { from: words.indexOf(first), to: words.indexOf(last) + 1 };
}
