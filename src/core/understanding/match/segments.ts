import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import { afterOpening } from './clauses.ts';

/**
 * A part of a message between marks, commas and brackets included. `yes-no` begins like "is it …", `open` with a
 * question word; a `fragment` has nothing but a question mark to make it a question.
 */
export type Segment = WordRange & {
  readonly form: 'statement' | 'yes-no' | 'open' | 'fragment';
  /** "what if …", "suppose …" */
  readonly supposes: boolean;
};

const breaks = new Set(['.', '?', '!', ';', ':', '\n', ',', '(', ')', '-', '–', '—', '/']);
const closing = new Set(['.', '!', ';', ':', '\n']);
const yesNo = new Set(
  'is are am was were do does did can could should would will has have any anyone anybody aint shall may might'.split(
    ' ',
  ),
);
const open = new Set('what which who whom whose where when why how'.split(' '));
const supposing = new Set(['suppose', 'supposing', 'assume', 'assuming', 'imagine', 'say']);
/** After a comma, these make a question of what was said: "flask is out, right?" */
const tags = new Set(['right', 'or', 'yes', 'no', 'correct', 'huh', 'true']);
const mostWordsOfTag = 2;

/** The parts of a message, each with its form. */
export function segmentsOf(words: readonly Word[]): readonly Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at++) {
    const word = words[at];
    if (word !== undefined && !(word.mark && breaks.has(word.text))) continue;
    if (words.slice(from, at).some(({ mark }) => !mark))
      segments.push(segmentOf(words, { from, to: at }, segments.at(-1)));
    from = at + 1;
  }
  return segments.map((segment, index) => {
    const next = segments[index + 1];
    return segment.form === 'statement' && next !== undefined && isTag(words, segment, next)
      ? { ...segment, form: 'fragment' }
      : segment;
  });
}

function segmentOf(words: readonly Word[], { from, to }: WordRange, before: Segment | undefined): Segment {
  const first = afterOpening(words, from, to);
  const text = words[first]?.text ?? '';
  const second = words[first + 1]?.text ?? '';
  // "do not use flask", "can go": an order, not a question.
  const orders = (text === 'do' && second === 'not') || (text === 'have' && second !== 'we');
  const supposes =
    (text === 'what' && second === 'if') || supposing.has(text) || (text === 'if' && isSoleOrFirst(before));
  const marked = words[to]?.text === '?';
  if (open.has(text)) return { from, to, form: 'open', supposes };
  if (yesNo.has(text) && !(orders && !marked)) return { from, to, form: 'yes-no', supposes };
  const inner = words.slice(first + 1, to).some(({ text: one }) => one === 'why' || one === 'who');
  if (inner) return { from, to, form: 'open', supposes };
  return { from, to, form: marked ? 'fragment' : 'statement', supposes };
}

/** "if flask is out, which one?" supposes; "…, if we drop flask" only bounds what was said. */
function isSoleOrFirst(before: Segment | undefined): boolean {
  return before === undefined;
}

function isTag(words: readonly Word[], segment: WordRange, next: WordRange): boolean {
  const between = words[segment.to]?.text ?? '';
  if (closing.has(between) || words[next.to]?.text !== '?') return false;
  const first = words[next.from]?.text ?? '';
  return next.to - next.from <= mostWordsOfTag && tags.has(first);
}
