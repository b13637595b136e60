import type { Cue } from '../cues/cues.ts';
import { afterOpening } from '../match/clauses.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';

/** The cues that leave the thread's subject, and all that was stated on it. */
const changes = ['reset', 'new-topic', 'back-to'] as const satisfies readonly Cue[];
export type SubjectChange = (typeof changes)[number];

/** Words that may lead up to such a cue: "let's start over", "we have a totally different question". */
const leading = new Set(
  'let lets us me i we you it is this that here now can could may want to would like have got get going begin over all everything scrap scratch forget and a an the one my our completely totally for about on in with just only please pls go first next thing things be not'.split(
    ' ',
  ),
);
const breaks = new Set(['.', '?', '!', ';', ':', '\n', ',', '(', '-', '–', '—']);
/** A longer part than this that begins with "reset" is about resetting something. */
const longestReset = 4;

/**
 * How a message leaves the thread's subject, if it does. "do we get password reset?", "is there something else we should
 * know?" and "would you start a new project on it?" don't: the words count where a sentence, or a part of it, starts with
 * them.
 */
export function subjectChangesIn(
  cues: ReadonlyMap<Cue, readonly WordRange[]>,
  words: readonly Word[],
  topical: readonly boolean[],
): readonly SubjectChange[] {
  return changes.filter((cue) =>
    cues
      .get(cue)
      ?.some((span) => isLedUpTo(span, words) && (cue !== 'reset' || !resetsSomething(span, words, topical))),
  );
}

function isLedUpTo({ from }: WordRange, words: readonly Word[]): boolean {
  const start = words.slice(0, from).findLastIndex(({ mark, text }) => mark && breaks.has(text)) + 1;
  const first = afterOpening(words, start, from);
  return words.slice(first, from).every(({ text, mark }) => mark || leading.has(text));
}

/** "reset tokens expire after an hour" */
function resetsSomething(
  { from, to }: WordRange,
  words: readonly Word[],
  topical: readonly boolean[],
): boolean {
  if (to - from > 1) return false;
  const end = words.findIndex(({ mark, text }, at) => at >= to && mark && breaks.has(text));
  const rest = end < 0 ? words.length : end;
  return rest - to > longestReset || topical.slice(to, rest).some((isOfTopic) => isOfTopic);
}
