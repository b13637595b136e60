import type { OptionOfTopic } from '../../../knowledge/queries.ts';
import type { PhraseMatch } from '../match/phrase-matcher.ts';
import type { Term } from '../match/terms/topic-terms.ts';
import { contains, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { isFalseName } from './false-friends.ts';

/** An option or alternative of another topic that a message names, as "django" in "which queue goes with django?" */
export type Partner = OptionOfTopic &
  WordRange & {
    readonly kind: 'option' | 'alternative';
    /** "no mongo" */
    readonly ruledOut: boolean;
  };

const nobody: readonly Partner[] = [];

/**
 * The names of other topics in a message, each once. A name inside a longer one isn't one: "django orm" names no framework.
 *
 * @param topic the message's, whose names are no partners
 * @param own where its names are
 */
export function findPartners(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  topic: string,
  own: readonly WordRange[],
): readonly Partner[] {
  const named = namesIn(matches, words);
  if (named.every((name) => name.topic === topic)) return nobody;
  const found = named.filter(
    (name) =>
      name.topic !== topic &&
      !own.some((range) => overlaps(range, name)) &&
      !named.some((other) => other.to - other.from > name.to - name.from && contains(other, name)),
  );
  return found
    .filter((name, at) => found.findIndex(({ topic: of, id }) => of === name.topic && id === name.id) === at)
    .sort((a, b) => a.from - b.from);
}

/** An everyday word is a name where only one can stand: "with falcon". */
function namesIn(matches: readonly PhraseMatch<Term>[], words: readonly Word[]): readonly Partner[] {
  const found: Partner[] = [];
  for (const { payload, from, to } of matches)
    if (
      (payload.kind === 'option' ||
        (payload.kind === 'alternative' && (!payload.risky || isLinked(words, from, to)))) &&
      !isFalseName(matches, { topic: payload.topic, id: payload.id, from, to })
    )
      found.push({
        topic: payload.topic,
        id: payload.id,
        kind: payload.kind,
        ruledOut: ruling.has(words[from - 1]?.text ?? ''),
        from,
        to,
      });
  return found;
}

const ruling = new Set(['no', 'not', 'without', 'never', 'except']);
const linking = new Set(['with', 'using', 'and', '+']);

function isLinked(words: readonly Word[], from: number, to: number): boolean {
  const next = words[to];
  return linking.has(words[from - 1]?.text ?? '') && (next === undefined || next.mark);
}
