import type { Reading } from '../match/reading.ts';
import { observeFeatures } from './features.ts';
import { wordKindOf } from './scope-words.ts';
import type { Situation } from './situation.ts';

/** Receives the features of a message that tell whether it's in scope, each by its name. */
export type ScopeObserver = (name: string, value: number) => void;

/** What code, logs and file names look like, apart from names that the message mentions. */
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ['error name', /\b\w*(?:Error|Exception|Warning|NotFound|DoesNotExist)\b/],
  ['dotted name', /\b[a-z_]\w*\.[a-z_]\w*[.(]/i],
  ['snake case', /\b[a-z]+_[a-z_]+\b/i],
  ['call', /\w\([^)]*\)|[=!]=|\w=\w|\w = \w/],
  ['quotes', /["'`][^"'`]{2,}["'`]/],
  ['path', /(?:^|\s)\/[a-z]|\w\/\w+\.\w|\.(?:py|html|txt|js|css|so)\b/i],
  ['status code', /\b[45]\d\d\b/],
  ['colon after the first word', /^\s*[\w.]+:\s/],
  ['shouting', /\b[A-Z]+_[A-Z_]+\b/],
]);

/**
 * Extracts the features that tell whether a message asks for something else than a choice: its words and pairs of
 * words, with everything that belongs to a topic as a placeholder, and what code and logs look like. The weights know
 * no option, aspect or need.
 */
export function observeScope(situation: Situation, inThread: boolean, observe: ScopeObserver): void {
  const { reading } = situation;
  observeFeatures(situation, {
    feature: (name, value) => {
      // How the thread went doesn't matter here, only that there is one.
      if (name !== 'context' && !name.startsWith('after ') && !name.startsWith('by ')) observe(name, value);
    },
    word: () => undefined,
  });
  if (inThread) observe('context', 1);
  for (const [name, shape] of shapes) if (shape.test(reading.written)) observe(name, 1);
  const seen = new Set<string>();
  const once = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    observe(name, 1);
  };
  let kinds = 0;
  let before = '^';
  for (let at = 0; at < reading.words.length; at++) {
    const token = tokenAt(reading, at);
    if (token === before && token.startsWith('<')) continue;
    once(`w ${token}`);
    const kind = wordKindOf(reading.words[at]?.stem ?? '');
    if (kind !== undefined) {
      kinds++;
      once(`kind ${kind}`);
      once(`kind ${kind} after ${before}`);
    }
    once(`p ${before} ${token}`);
    before = token;
  }
  once(`p ${before} $`);
  if (kinds > 1) observe('several kinds', Math.min(kinds, 4));
}

/** A word's stem, or what it stands for. */
function tokenAt(reading: Reading, at: number): string {
  const word = reading.words[at];
  if (word === undefined) return '';
  const { options, excluded, alternatives, products, topical, unknown } = reading;
  if (word.mark) return word.text;
  if (word.value !== undefined) return '<number>';
  const covers = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    from <= at && at < to;
  if (options.some(covers) || excluded.some(covers) || alternatives.some(covers)) return '<option>';
  if (topical[at] === true) return '<topic>';
  if (products.some((product) => !product.everyday && covers(product))) return '<product>';
  return unknown.has(at) && word.text.length > 14 ? '<long>' : word.stem;
}
