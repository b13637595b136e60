import { cuePhrases } from '../cues/cues.ts';
import { afterOpening } from '../match/clauses.ts';
import type { Reading } from '../match/reading.ts';
import type { WordRange } from '../text/word-range.ts';
import { hasSubstance, type Situation } from './situation.ts';

/** Receives the features of a message, each once: by name, or a word by its stem. */
export type FeatureObserver = {
  readonly feature: (name: string, value: number) => void;
  readonly word: (stem: string) => void;
};

/** The features of a message, as numbers by name. */
export function featuresOf(situation: Situation): Map<string, number> {
  const seen = new Map<string, number>();
  observeFeatures(situation, {
    feature: (name, value) => seen.set(name, value),
    word: (stem) => seen.set(wordFeaturePrefix + stem, 1),
  });
  return seen;
}

/** Prefix of a word's stem in the name of its feature. */
export const wordFeaturePrefix = 'word ';

/**
 * Extracts the features of a message. Words of the topic only count by their number, never by themselves, so
 * that what is learnt from one topic applies to others.
 */
export function observeFeatures(situation: Situation, { feature, word }: FeatureObserver): void {
  const { reading, frame, hasContext, resolved } = situation;
  const polite = politeWords(situation);
  let length = situation.length;
  for (const at of polite) if (reading.words[at]?.mark === false) length--;
  const count = (name: string, value: number): void => {
    if (value > 0) feature(name, value);
  };
  const flag = (name: string, holds: boolean): void => {
    if (holds) feature(name, 1);
  };

  flag('bias', true);
  count('options', Math.min(reading.options.length, 3));
  flag('no option', reading.options.length === 0);
  flag('one option', reading.options.length === 1);
  flag('several options', reading.options.length > 1);
  count('alternatives', Math.min(reading.alternatives.length, 2));
  flag(
    'beyond',
    reading.beyond.length + reading.foreign.length > 0 ||
      (reading.uncovered !== null && !reading.uncovered.isAside),
  );
  count('needs', Math.min(reading.needs.length, 4));
  flag('some need', reading.needs.length > 0);
  count('asked needs', Math.min(reading.askedNeeds.length, 3));
  count('aspects', Math.min(reading.aspects.length, 4));
  flag('no aspect', reading.aspects.length === 0);
  flag('withdrawn', reading.withdrawn.length > 0);
  flag('excluded', reading.excluded.length > 0);
  flag('let in', situation.readmitted.length > 0);
  flag('asks', situation.asks);
  flag('own', situation.own);
  flag('ours', situation.ours);
  flag(
    'question mark',
    reading.words.some(({ text }) => text === '?'),
  );
  flag('context', hasContext);
  flag('short', length <= 4);
  flag('middling', length > 4 && length <= 10);
  flag('long', length > 18);
  count('strange', Math.min(reading.strange, 4));
  flag('code block', reading.hasCode);
  flag('orders something made', ordersMaking(situation));
  flag('two needs or more', reading.needs.length > 1);
  flag('own need and options', situation.ours && reading.needs.length > 0 && reading.options.length !== 1);
  flag('homonym', reading.homonym);
  flag('foreign', reading.language !== 'en');
  flag('by reference', resolved.by === 'reference');
  flag('by context', resolved.by === 'context');
  flag('needs before', frame.needs.length > 0);
  if (hasContext) flag(`after ${frame.last?.intent ?? 'nothing'}`, true);
  for (const { name } of cuesMeant(reading, polite)) feature(name, 1);
  const seen = new Set<string>();
  for (let at = 0; at < reading.words.length; at++) {
    const { mark, value, stem = '' } = reading.words[at] ?? {};
    if (mark || value !== undefined || reading.topical[at] === true || polite.has(at) || seen.has(stem))
      continue;
    seen.add(stem);
    word(stem);
  }
}

type CueName = { readonly name: string; readonly at: number };

const cueNames = new Map<string, CueName>(
  Object.keys(cuePhrases).map((cue, at) => [cue, { name: `cue ${cue}`, at }]),
);

/** The names of the cues beyond mere courtesy, always in the same order: sums depend on it. */
function cuesMeant({ cues }: Reading, polite: ReadonlySet<number>): readonly CueName[] {
  const meant: CueName[] = [];
  for (const [cue, found] of cues) {
    const known = cueNames.get(cue);
    if (known === undefined || !isMeant(found, polite)) continue;
    let at = meant.length;
    for (; at > 0; at--) {
      const before = meant[at - 1];
      if (before === undefined || before.at < known.at) break;
      meant[at] = before;
    }
    meant[at] = known;
  }
  return meant;
}

function isMeant(found: readonly WordRange[], polite: ReadonlySet<number>): boolean {
  for (const { from } of found) if (!polite.has(from)) return true;
  return false;
}

const making = new Set([
  'write',
  'code',
  'implement',
  'generate',
  'refactor',
  'debug',
  'paste',
  'translate',
  'build',
  'make',
  'create',
  'fix',
]);

/** True if a clause opens by asking to make something: "write a view", but not "write it down". */
function ordersMaking({ reading }: Situation): boolean {
  return reading.clauses.some(({ from, to }) => {
    const first = afterOpening(reading.words, from, to);
    const next = reading.words[first + 1]?.text ?? '';
    return (
      making.has(reading.words[first]?.text ?? '') &&
      next !== 'down' &&
      next !== 'it' &&
      next !== 'that' &&
      to - first > 1
    );
  });
}

const courtesies = new Set([
  'please',
  'pls',
  'kindly',
  'team',
  'folks',
  'guys',
  'everyone',
  'everybody',
  'all',
  'dear',
  'bot',
  'tradeoff',
  'there',
  'friends',
  'people',
  'advance',
  'ta',
  'bitte',
  'danke',
  'hola',
  'gracias',
  'merci',
  'por',
  'favor',
  'much',
  'lot',
  'so',
  'quick',
  'question',
  'q',
  'just',
  'curious',
  'wondering',
  'sorry',
  'excuse',
  'ok',
  'okay',
]);

const nowhere: ReadonlySet<number> = new Set();

/**
 * Greetings, thanks and courtesies around a question. If there is nothing else, they are the message itself.
 */
export function politeWords(situation: Situation): ReadonlySet<number> {
  const { reading } = situation;
  if (!hasSubstance(situation)) return nowhere;
  const polite = new Set<number>();
  for (const cue of ['greeting', 'thanks'] as const)
    for (const { from, to } of reading.all(cue)) for (let at = from; at < to; at++) polite.add(at);
  // Courtesies count at either end, next to a greeting or thanks.
  const { words } = reading;
  const isPolite = (at: number): boolean =>
    polite.has(at) || words[at]?.mark === true || courtesies.has(words[at]?.text ?? '');
  for (let at = 0; at < words.length && isPolite(at); at++) polite.add(at);
  for (let at = words.length - 1; at >= 0 && isPolite(at); at--) polite.add(at);
  return polite;
}
