import type { PhraseMatch } from '../match/phrase-matcher.ts';
import type { Term } from '../match/terms/topic-terms.ts';
import { lengthOf, overlaps, type WordRange } from '../text/word-range.ts';

/** A name of an option or alternative where it's matched. */
type NameMatch = WordRange & { readonly topic: string; readonly id: string };

/** Whether words that look like a name mean something else: "error messages" aren't messaging. At the same length, too. */
export function isFalseName(matches: readonly PhraseMatch<Term>[], name: NameMatch): boolean {
  return matches.some(
    ({ payload, from, to }) =>
      payload.kind === 'false-friend' &&
      payload.of === 'name' &&
      payload.topic === name.topic &&
      payload.id === name.id &&
      overlaps({ from, to }, name) &&
      to - from >= lengthOf(name),
  );
}
