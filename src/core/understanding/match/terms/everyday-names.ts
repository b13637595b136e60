import { overlaps, type WordRange } from '../../text/word-range.ts';
import type { Word } from '../../text/words.ts';
import type { PhraseMatch } from '../phrase-matcher.ts';
import type { Term } from './topic-terms.ts';

type Match = PhraseMatch<Term>;
type EverydayName = WordRange & { readonly topic: string; readonly name: string };

/**
 * The matches without everyday words that a team has as names of options, where they're just words: "let's go" names no
 * language. Such a name counts beside other words of its topic, written as the team writes it ("Go"), or where the message
 * says nothing else ("and go?").
 *
 * @param plain the message without markup, which the words were read from
 */
export function withoutEverydayWords(matches: Match[], words: readonly Word[], plain: string): Match[] {
  if (!matches.some(({ payload }) => payload.kind === 'option' && payload.everyday !== undefined))
    return matches;
  return matches.filter((match) => {
    const { payload, from, to } = match;
    if (payload.kind !== 'option' || payload.everyday === undefined) return true;
    const name = { topic: payload.topic, name: payload.everyday, from, to };
    return (
      isAsWritten(name, words, plain) || isBeside(name, match, matches, words) || isAllThereIs(name, words)
    );
  });
}

/** Whether it's written as the team does; a capital letter that starts a sentence says nothing. */
function isAsWritten({ name, from, to }: EverydayName, words: readonly Word[], plain: string): boolean {
  const start = words[from]?.start ?? 0;
  const typed = plain.slice(start, words[to - 1]?.end ?? start);
  if (typed !== name || name === name.toLowerCase()) return false;
  const before = words[from - 1];
  const opens = before === undefined || sentenceEnds.has(before.text);
  return !opens || name.slice(1) !== name.slice(1).toLowerCase();
}
const sentenceEnds = new Set(['.', '?', '!', '\n', ':']);

/** Whether other words of its topic are near it. */
function isBeside(
  name: EverydayName,
  match: Match,
  matches: readonly Match[],
  words: readonly Word[],
): boolean {
  return matches.some((other) => {
    const { payload } = other;
    if (other === match || !('topic' in payload) || payload.topic !== name.topic) return false;
    if (overlaps(other, name) || payload.kind === 'false-friend' || payload.kind === 'beyond') return false;
    if (payload.kind !== 'option' || payload.everyday === undefined) return true;
    return areSetTogether(other, name, words);
  });
}

/** "go or rust", of which both are words as well. */
function areSetTogether(one: WordRange, other: WordRange, words: readonly Word[]): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  const between = words.slice(first.to, second.from);
  return between.length > 0 && between.length <= 2 && between.every(({ text }) => joining.has(text));
}
const joining = new Set([',', 'or', 'vs', 'versus', 'and', '/', 'nor']);

/** "and go?", "what about go" */
function isAllThereIs({ from, to }: EverydayName, words: readonly Word[]): boolean {
  const left = words.filter(({ mark }, at) => !mark && (at < from || at >= to));
  return left.length > 0 && left.every(({ text }) => opening.has(text)) && from === left.length;
}
const opening = new Set('and what about how tell me more on why not is for against'.split(' '));
