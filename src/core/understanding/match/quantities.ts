import type { Word } from '../text/words.ts';

/** A number and what it counts: the stems of the next words, or the unit written with it. */
export type Quantity = { readonly value: number; readonly counts: readonly string[]; readonly at: number };

const taking = new Set(
  'no nope wait sorry actually mean meant rather make correction scratch oops err hm'.split(' '),
);
/** Words that may stand between a number and its correction. */
const between = new Set([...taking, 'i', 'we', 'it', 'that', 'is', 'not', 'to', 'more', 'like', 'than', 'a']);
/** Words that aren't what a number counts. */
const uncounted = new Set([
  ...between,
  ...'and or but so for in on at by of with per the are our now only just please then'.split(' '),
]);
const longestCorrection = 7;
const closing = new Set(['actually', 'sorry', 'oops', 'rather']);
const longestClosed = 4;

const noQuantities: readonly Quantity[] = [];

/** The numbers in a message, each with what it counts. */
export function quantitiesIn(words: readonly Word[]): readonly Quantity[] {
  let figures: Quantity[] | undefined;
  for (let at = 0; at < words.length; at++) {
    const { value, unit } = words[at] ?? {};
    if (value === undefined) continue;
    figures ??= [];
    figures.push({ value, at, counts: unit === undefined ? counted(words, at + 1) : [unit] });
  }
  return figures ?? noQuantities;
}

/** At most two words: "10k concurrent users". */
function counted(words: readonly Word[], from: number): string[] {
  const stems: string[] = [];
  for (const { text, stem, mark, value } of words.slice(from, from + 2)) {
    if (mark || value !== undefined || uncounted.has(text)) break;
    stems.push(stem);
  }
  return stems;
}

/**
 * Replaces each number that the same message corrects: "10k users, no wait 1k" reads as "1k users, no wait
 * 1k".
 */
export function applyOwnCorrections(words: readonly Word[]): readonly Word[] {
  const figures = quantitiesIn(words);
  if (figures.length < 2) return words;
  let settled: Word[] | undefined;
  for (const [index, figure] of figures.entries()) {
    const next = figures[index + 1];
    const meant = next === undefined ? undefined : words[next.at];
    const first = words[figure.at];
    if (next === undefined || meant === undefined || first === undefined || !replaces(words, figure, next))
      continue;
    settled ??= [...words];
    settled[figure.at] = { ...meant, start: first.start, end: first.end };
  }
  return settled ?? words;
}

function replaces(words: readonly Word[], old: Quantity, next: Quantity): boolean {
  const middle = words.slice(old.at + 1, next.at).filter(({ mark }) => !mark);
  if (middle.length > longestCorrection || !middle.some(({ text }) => taking.has(text))) return false;
  // "5 people, not 3" stays as it is: the number that is denied comes last.
  if (middle.at(-1)?.text === 'not') return false;
  return (
    middle.every(({ text, stem }) => between.has(text) || old.counts.includes(stem)) &&
    (next.counts.length === 0 || sameCount(old, next))
  );
}

function sameCount(a: Quantity, b: Quantity): boolean {
  return a.counts.some((stem) => b.counts.includes(stem));
}

/** How a message corrects an earlier number: the values it denies, and the quantities it states. */
export type Correction = { readonly denied: readonly number[]; readonly quantities: readonly Quantity[] };

/** "no, 5 people not 3"; undefined if the message corrects no number. */
export function correctionIn(words: readonly Word[], saysSo: boolean): Correction | undefined {
  const figures = quantitiesIn(words);
  if (figures.length === 0) return undefined;
  const isDenied = ({ at }: Quantity): boolean =>
    ['not', 'instead', 'than'].includes(words[at - 1]?.text ?? '') ||
    (words[at - 2]?.text === 'instead' && words[at - 1]?.text === 'of');
  const denied = figures.filter(isDenied);
  const stated = figures.filter((figure) => !isDenied(figure));
  const plain = words.filter(({ mark }) => !mark);
  const opening = plain[0]?.text ?? '';
  // "20000 actually"
  const closes = plain.length <= longestClosed && closing.has(plain.at(-1)?.text ?? '');
  if (stated.length === 0 || (!saysSo && denied.length === 0 && !taking.has(opening) && !closes))
    return undefined;
  return { denied: denied.map(({ value }) => value), quantities: stated };
}

/** True if earlier words have a quantity that the correction replaces. */
export function isCorrectedBy(
  { denied, quantities: figures }: Correction,
  earlier: readonly Word[],
): boolean {
  return quantitiesIn(earlier).some(
    (old) => denied.includes(old.value) || figures.some((figure) => sameCount(old, figure)),
  );
}

/**
 * Adds what the earlier number counted to a bare correction, so that "no wait, 1k" reads as "1k users".
 * Undefined if the correction says what it counts, or no earlier words have a number.
 *
 * @param earlier the words of earlier statements, oldest first
 */
export function completeCorrection(
  written: string,
  words: readonly Word[],
  { denied, quantities: figures }: Correction,
  earlier: readonly (readonly Word[])[],
): string | undefined {
  const [figure] = figures;
  const end = figure === undefined ? undefined : words[figure.at]?.end;
  if (figure === undefined || end === undefined || figure.counts.length > 0) return undefined;
  const known = earlier.flatMap((stated) => quantitiesIn(stated).map((old) => ({ ...old, stated })));
  const old =
    known.findLast(({ value }) => denied.includes(value)) ??
    known.findLast(({ counts }) => counts.length > 0);
  if (old === undefined) return undefined;
  const counted = old.stated.slice(old.at + 1).map(({ text }) => text);
  return `${written.slice(0, end)} ${counted.join(' ')} ${written.slice(end)}`;
}
