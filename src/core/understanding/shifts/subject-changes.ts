import type { Cue } from '../cues/cues.ts';
import { afterOpening } from '../match/clauses.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';

/** The cues that leave the thread's subject. */
const changes = ['new-topic', 'back-to'] as const satisfies readonly Cue[];
/** `reset` also forgets what was stated on it; see `readThreadAct`. */
export type SubjectChange = (typeof changes)[number] | 'reset';

/** Words that may lead up to such a cue: "let's start over", "we have a totally different question". */
const leading = new Set(
  'let lets us me i we you it is this that here now can could may want to would like have got get going begin over all everything scrap scratch forget and a an the one my our completely totally for about on in with just only please pls go first next thing things be not'.split(
    ' ',
  ),
);
const breaks = new Set(['.', '?', '!', ';', ':', '\n', ',', '(', '-', '–', '—']);
/**
 * How a message leaves the thread's subject, if it does. "do we get password reset?", "is there something else we should
 * know?" and "would you start a new project on it?" don't: the words count where a sentence, or a part of it, starts with
 * them.
 */
export function subjectChangesIn(
  cues: ReadonlyMap<Cue, readonly WordRange[]>,
  words: readonly Word[],
): readonly SubjectChange[] {
  return changes.filter((cue) =>
    cues
      .get(cue)
      ?.some((span) => isLedUpTo(span, words) && (cue !== 'new-topic' || !isAskedOrDenied(span, words))),
  );
}

/** "new topic tomorrow?", "not a new topic": it's asked about or denied. "can we talk about something else?" is a request. */
function isAskedOrDenied({ from, to }: WordRange, words: readonly Word[]): boolean {
  const isBreak = ({ mark, text }: Word): boolean => mark && breaks.has(text);
  const start = words.slice(0, from).findLastIndex(isBreak) + 1;
  const end = words.findIndex((word, at) => at >= to && isBreak(word));
  if (words.slice(start, from).some(({ text }) => text === 'not' || text === 'no')) return true;
  const first = words[start]?.text ?? '';
  return (
    words[end]?.text === '?' &&
    !requests.has(first) &&
    !words.slice(to, end).some(({ text }) => asking.has(text))
  );
}
const requests = new Set(['can', 'could', 'may', 'what', 'how', 'which', 'who', 'why']);
/** "different question how fast is flask?" */
const asking = new Set('how what why when who which where is are does do can could or vs'.split(' '));

function isLedUpTo({ from }: WordRange, words: readonly Word[]): boolean {
  const start = words.slice(0, from).findLastIndex(({ mark, text }) => mark && breaks.has(text)) + 1;
  const first = afterOpening(words, start, from);
  return words.slice(first, from).every(({ text, mark }) => mark || leading.has(text));
}
