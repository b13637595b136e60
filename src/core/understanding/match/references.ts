import { libraryOf } from '../../../knowledge/queries.ts';
import { type Frame, sidesIn } from '../../turn/conversation.ts';
import { isSuperlative } from '../text/superlatives.ts';
import { afterOpening } from './clauses.ts';
import { pointedAt } from './pointed-at.ts';
import type { Reading } from './reading.ts';

/**
 * The options that a message is about, once "it", "those two" or "the other one" are resolved in the thread.
 */
export type ResolvedOptions = {
  readonly options: readonly string[];
  /**
   * Where they come from: named in the message, referred to by it, or carried over from the previous turn.
   */
  readonly by: 'name' | 'reference' | 'context' | 'nothing';
};

/** Resolves what the message refers to. */
export function resolveOptions(reading: Reading, frame: Frame | null): ResolvedOptions {
  const named = idsOf(reading.options);
  const isExcluded = (option: string): boolean =>
    frame?.excluded.some((out) => out.option === option) === true ||
    reading.excluded.some(({ id }) => id === option);
  // Only computed when needed: a topic may have thousands of options.
  const all = (): string[] => reading.topic.options.map(({ id }) => id);
  const open = (): string[] => all().filter((id) => !isExcluded(id) || named.includes(id));
  const main = frame?.last?.main ?? null;
  const shown = optionsShown(frame);
  const discussed = shown.filter((id) => !isExcluded(id));

  if (named.length > 0) return { options: unique(withCounterpart(named, main, open, reading)), by: 'name' };
  const point = frame === null ? undefined : optionsOfPoint(reading, frame);
  if (point !== undefined) return { options: point, by: 'reference' };
  if (reading.has('three')) return { options: [], by: 'reference' };
  if (frame === null) return { options: [], by: 'nothing' };

  const pair = firstOrLastTwo(reading, shown.length > 2 ? shown : all());
  if (pair !== undefined) return { options: pair, by: 'reference' };
  // Ordinals count along the options as they were shown, even if some were ruled out since.
  const ordinal = byOrdinal(reading, shown, frame, all);
  if (ordinal !== undefined) return { options: [ordinal], by: 'reference' };
  if (reading.has('others'))
    return {
      options:
        asksToCompare(reading) && main !== null
          ? [main, ...open().filter((id) => id !== main)]
          : open().filter((id) => id !== main),
      by: 'reference',
    };
  if (reading.has('other')) {
    const other = theOther(discussed, frame, open);
    if (other !== undefined)
      return { options: asksToCompare(reading) && main !== null ? [main, other] : [other], by: 'reference' };
  }
  if (reading.has('two')) {
    const best = frame.last?.ranking?.slice(0, 2) ?? [];
    if (discussed.length !== 2 && best.length === 2) return { options: best, by: 'reference' };
    const pair = discussed.length >= 2 ? discussed.slice(-2) : open().slice(0, 2);
    return { options: pair, by: 'reference' };
  }
  if (reading.has('them') && discussed.length > 1)
    return {
      options: frame.chooses === 'all' && isAll(discussed, reading) ? [] : discussed,
      by: 'reference',
    };
  if (reading.has('winner') && frame.last?.ranking?.[0] !== undefined)
    return { options: [frame.last.ranking[0]], by: 'reference' };
  if (main !== null && pointsAtOne(reading)) return { options: [main], by: 'reference' };
  // "why not flask?", and then what else is needed: of the pick.
  const pick = frame.last?.intent === 'explain' ? frame.last.ranking?.[0] : undefined;
  if (pick !== undefined && !isExcluded(pick)) return { options: [pick], by: 'context' };
  const carried = frame.last?.named ?? [];
  return { options: carried.length > 0 ? carried : sidesIn(frame), by: 'context' };
}

function isAll(options: readonly string[], { topic }: Reading): boolean {
  return options.length === topic.options.length;
}

/** "the second point": the options that it is about. */
function optionsOfPoint(reading: Reading, frame: Frame): readonly string[] | undefined {
  const claims = pointedAt(reading, frame.last);
  if (claims === undefined) return undefined;
  const { claim, option } = libraryOf(reading.topic);
  return unique(claims.flatMap((id) => claim(id)?.option ?? [])).filter((id) => option(id) !== undefined);
}

/** The options of the thread, in the order in which they were shown. */
function optionsShown(frame: Frame | null): readonly string[] {
  if (frame === null) return [];
  return frame.options.length > 0 ? frame.options : (frame.last?.options ?? []);
}

/** "compared to django": the thread's option is the other side of the comparison. */
function withCounterpart(
  named: readonly string[],
  main: string | null,
  open: () => readonly string[],
  reading: Reading,
): readonly string[] {
  if (reading.has('others') && asksToCompare(reading))
    return [...named, ...open().filter((id) => !named.includes(id))];
  if (named.length > 1 || main === null || named.includes(main)) return named;
  const option = reading.options[0];
  if (option === undefined || !asksToCompare(reading)) return named;
  const points = reading.words.some(
    ({ text }, index) =>
      (text === 'it' || text === 'that' || text === 'its' || text === 'this') &&
      (index < option.from || index >= option.to),
  );
  if (reading.has('two', 'them')) return named;
  const first = afterOpening(reading.words);
  const length = reading.words.filter(({ mark }) => !mark).length;
  const opens = reading
    .all('versus')
    .some(
      ({ from, to }) =>
        from <= first &&
        to <= option.from &&
        reading.words.slice(to, option.from).every(({ text }) => joining.has(text)),
    );
  // "is flask worse?"
  const asksOfOne = named.length === 1 && reading.has('better') && !reading.has('which') && length <= 4;
  if (opens || asksOfOne || leavesFirstSideOut(reading, option)) return [main, ...named];
  if (!points) return named;
  const before = reading.words
    .slice(0, option.from)
    .some(({ text }) => text === 'it' || text === 'that' || text === 'this' || text === 'its');
  return before ? [main, ...named] : [...named, main];
}

/** "smaller than flask's?", "and is it as safe as flask?": the first side is the thread's. */
function leavesFirstSideOut({ words }: Reading, option: { readonly from: number }): boolean {
  const joint = words[option.from - 1]?.text ?? '';
  if (joint !== 'than' && joint !== 'as') return false;
  const before = words.slice(0, option.from - 1).filter(({ mark }) => !mark);
  return before.length <= longestLeadIn && before.every(({ text }) => !otherSides.has(text));
}
const longestLeadIn = 5;
/** Words that are the first side themselves, or ask for it. */
const otherSides = new Set(
  'what which who anything something nothing else other there one ones any we rather instead such'.split(' '),
);

const joining = new Set(['to', 'with', 'against', 'the']);

export function asksToCompare(reading: Reading): boolean {
  const { words } = reading;
  // "as safe as": of whatever it says, one side is as much as the other.
  const equates = words.some(({ text }, at) => text === 'as' && words[at + 2]?.text === 'as');
  return reading.has('versus') || reading.has('better') || (equates && !reading.has('same'));
}

function pointsAtOne(reading: Reading): boolean {
  return reading.words.some(({ text }, index) => {
    if (text === 'its' || text === 'it') return true;
    if (text !== 'that' && text !== 'this') return false;
    // "that" refers to something at the end of a clause, but not as a conjunction or before a noun.
    const next = reading.words[index + 1];
    return next === undefined || next.mark || next.text === 'one';
  });
}

/** "the first two", "the last 2". */
function firstOrLastTwo({ words }: Reading, listed: readonly string[]): readonly string[] | undefined {
  const at = words.findIndex(({ text, value }, place) => place > 0 && (text === 'two' || value === 2));
  const before = words[at - 1]?.text ?? '';
  if (at < 0 || listed.length < 3) return undefined;
  if (before === 'first') return listed.slice(0, 2);
  return before === 'last' ? listed.slice(-2) : undefined;
}

function byOrdinal(
  reading: Reading,
  discussed: readonly string[],
  frame: Frame,
  all: () => readonly string[],
): string | undefined {
  const alone = numberAlone(reading);
  // "the second slowest" is none of the options that were listed.
  if (isRankOfSomething(reading)) return undefined;
  if (alone === undefined && !reading.has('first', 'second', 'third', 'last')) return undefined;
  const listed = unique([
    ...(discussed.length > 1 ? discussed : (frame.last?.ranking ?? discussed)),
    ...discussed,
    ...all(),
  ]);
  if (alone !== undefined) return listed[alone - 1];
  const runnerUp = reading.words.some(({ text }) => text === 'runner');
  if (runnerUp) return frame.last?.ranking?.[1] ?? listed[1];
  if (reading.has('first')) return listed[0];
  if (reading.has('second')) return listed[1];
  if (reading.has('third')) return listed[2];
  if (reading.has('last')) return discussed.at(-1) ?? listed.at(-1);
  return undefined;
}

/** "the second worst", but not "second best", which is the runner-up. */
function isRankOfSomething({ words }: Reading): boolean {
  return words.some(
    (word, at) => isSuperlative(word) && word.text !== 'best' && ordinals.has(words[at - 1]?.text ?? ''),
  );
}

const ordinals = new Set(['second', 'third', '2nd', '3rd']);

/** "2" or "second" and nothing else. */
function numberAlone({ words }: Reading): number | undefined {
  const [only, ...others] = words.filter(({ mark }) => !mark);
  if (only === undefined || others.length > 0 || only.unit !== undefined) return undefined;
  const place = ordinalsInOrder.indexOf(only.text);
  return only.value ?? (place < 0 ? undefined : place + 1);
}
const ordinalsInOrder = ['first', 'second', 'third'];

function theOther(
  discussed: readonly string[],
  frame: Frame,
  open: () => readonly string[],
): string | undefined {
  const main = frame.last?.main ?? discussed.at(-1);
  const pair = discussed.length === 2 ? discussed : (frame.last?.ranking?.slice(0, 2) ?? discussed.slice(-2));
  return pair.find((id) => id !== main) ?? open().find((id) => id !== main);
}

/** Each element once, in order of first occurrence. */
export function unique<T>(list: readonly T[]): T[] {
  return list.length < 2 ? [...list] : [...new Set(list)];
}

/**
 * The ids of what was found. Pushed one by one: the arrays that `map` returns have another hidden class once
 * V8 has optimised it, and every function that was optimised for the first kind would be optimised again.
 */
export function idsOf(found: readonly { readonly id: string }[]): string[] {
  const ids: string[] = [];
  for (const { id } of found) ids.push(id);
  return ids;
}
