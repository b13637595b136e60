import { afterOpening } from '../match/clauses.ts';
import type { Reading } from '../match/reading.ts';
import { unfamiliarIn } from './missed-words.ts';

/**
 * "we don't want to touch the old ones", "the tables must stay as they are": says how things are with a team or what has to
 * be, and asks nothing. Whatever of it is known here is weighed; the rest is taken as said.
 */
export function tellsCircumstances(reading: Reading): boolean {
  const { words, language, hasCode } = reading;
  if (language !== 'en' || hasCode || words.at(-1)?.text === '?') return false;
  const texts = words.flatMap(({ mark, text }) => (mark ? [] : [text]));
  if (texts.length < fewestWords || texts.length > mostWords) return false;
  if (unfamiliarIn(reading).length * wordsPerStranger > texts.length) return false;
  const start = afterOpening(words);
  const first = words[start]?.text ?? '';
  if (ordering.has(first)) return keeping.has(first) && !toBot.has(words[start + 1]?.text ?? '');
  if (asking.has(first) || words.some(({ text }) => text === '?')) return false;
  return subjects.has(first) || texts.slice(1, verbWithin).some((text) => verbs.has(text));
}

const fewestWords = 4;
const mostWords = 60;
/** More strangers than one in so many words make gibberish of it. */
const wordsPerStranger = 4;
const verbWithin = 6;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const subjects = setOf(
  `we our my i they their he she his her it its there the this that these those some all most every everyone everybody nobody no one two
  both each people users customers clients staff management ops legal finance sales`,
);
const asking = setOf(
  'what which who whom whose when where why how is are was were do does did can could would should will any anyone anybody',
);
const verbs = setOf(
  'is are was were am has have had do does did can cannot will would must should shall may might need needs want wants stays stay goes',
);
/** Orders: of these, only some say what the team's software has to do, and only where nobody is to do it for them. */
const ordering = setOf(
  `show tell give list write make draw explain compare rank help let keep leave store send support allow summarize summarise record
  note add put change set drop forget remove start stop open close describe say draft prepare remind look check find search`,
);
const keeping = setOf('show keep leave let store send support allow');
const toBot = setOf('me us it that this them all everything');
