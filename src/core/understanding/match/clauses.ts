import { contains, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { CueFinder } from './mention.ts';

/** A clause ends at a full stop, question mark, semicolon, colon or line break. */
export type Clause = WordRange & {
  /** Asks for a fact: by a question mark, by word order, or by a verb such as "tell" or "compare". */
  readonly asks: boolean;
  /** Is about the writer's own project, or asks for a pick. */
  readonly own: boolean;
  /** Is about the writer's own project. */
  readonly ours: boolean;
};

const ends = new Set(['.', '?', '!', ';', ':', '\n']);
const questionWords = new Set(
  'what which who whom whose where when why how is are am was were do does did can could should would will has have any anyone anybody wie was welche welches cual que quel qual'.split(
    ' ',
  ),
);
const asking = new Set('what which who whom whose how why where'.split(' '));
const figures = new Set(['numbers', 'figures', 'overview', 'table', 'details']);
const telling = new Set(
  'give show tell explain compare list describe rank between pros side numbers'.split(' '),
);
/** Words at the start of a clause that don't affect its meaning. */
const openingWords = new Set(
  'so and but ok okay well hm hmm hey hi hello honestly also btw then now please right um uh erm yo guys folks team all quick question oh ah nah no yes k wait plus alright fine cool sorry again still lol und y et e honest q serious for'.split(
    ' ',
  ),
);

/** Where a message or clause starts once its opening words and punctuation are skipped. */
export function afterOpening(words: readonly Word[], from = 0, to = words.length): number {
  let first = from;
  while (first < to && (words[first]?.mark || openingWords.has(words[first]?.text ?? ''))) first++;
  return first;
}

export function splitClauses(words: readonly Word[], all: CueFinder): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at++) {
    const word = words[at];
    if (word !== undefined && !(word.mark && ends.has(word.text))) continue;
    const span = { from, to: at };
    if (words.slice(from, at).some(({ mark }) => !mark)) {
      const ours = speaksOfOurs(span, all);
      clauses.push({
        ...span,
        asks: asksFact(words, span, word?.text === '?'),
        own: ours || wantsPick(span, words, all),
        ours,
      });
    }
    from = at + 1;
  }
  return clauses;
}

function asksFact(words: readonly Word[], { from, to }: WordRange, marked: boolean): boolean {
  if (marked) return true;
  const first = afterOpening(words, from, to);
  const opening = words[first]?.text ?? '';
  if (questionWords.has(opening) || telling.has(opening)) return true;
  const last = words[to - 1]?.text ?? '';
  if (
    (last === 'right' || last === 'no' || last === 'yes') &&
    (words[to - 2]?.text === ',' || last === 'right') &&
    to - from > 4 &&
    words[to - 2]?.text !== 'is'
  )
    return true;
  if (words.slice(first, to).some(({ text }) => figures.has(text)) && to - from <= 8) return true;
  // "in fastapi itself or do i need a plugin".
  if (
    words
      .slice(first, to)
      .some((word, index, list) => word.text === 'or' && questionWords.has(list[index + 1]?.text ?? ''))
  )
    return true;
  // A question further in: "n+1 with the orm, is that handled for me", "fastapi with sqlmodel, what do
  // migrations look like".
  if (words.slice(first, to).some((word, index, list) => asking.has(word.text) && !isRelative(list, index)))
    return true;
  return words
    .slice(first, to)
    .some((word, index, list) => word.text === ',' && questionWords.has(list[index + 1]?.text ?? ''));
}

/** "speed is what counts", "that is how we work": no question. */
function isRelative(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text;
  return (before === 'is' || before === 'are' || before === 'was') && words[at - 2]?.mark === false;
}

/** "we", "my" and the like, except as a figure of speech: "do I need it", "explain it to me". */
function speaksOfOurs(clause: WordRange, all: CueFinder): boolean {
  const manner = all('manner');
  return all('own').some((cue) => contains(clause, cue) && !manner.some((other) => contains(other, cue)));
}

function wantsPick(clause: WordRange, words: readonly Word[], all: CueFinder): boolean {
  return all('pick').some(
    (cue) => contains(clause, cue) && !(words[cue.from]?.text === 'would' && cue.to - cue.from < 3),
  );
}
