import type { Last } from '../../turn/conversation.ts';
import { isSuperlative } from '../text/superlatives.ts';
import type { Reading } from './reading.ts';

/** What the points of an answer are called. */
const nouns = new Set([
  'point',
  'reason',
  'argument',
  'bullet',
  'claim',
  'statement',
  'item',
  'fact',
  'line',
  'row',
]);

const places: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  one: 1,
  second: 2,
  '2nd': 2,
  two: 2,
  third: 3,
  '3rd': 3,
  three: 3,
  fourth: 4,
  '4th': 4,
  four: 4,
  fifth: 5,
  '5th': 5,
  five: 5,
  last: -1,
};

/**
 * The claims of the point that a message counts to: "the second point", "reason 3". Undefined if it counts to none, or
 * the last answer has no such point.
 */
export function pointedAt({ words, topic }: Reading, last: Last | null): readonly string[] | undefined {
  if (last === null || last.points.length === 0) return undefined;
  // "and the second worst?" counts along what was said of one option.
  const isOfOne = last.named.length === 1 && last.intent === 'explain' && last.ranking === null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const next = words[at + 1]?.text;
    // "second best" is the runner-up.
    const isRanked = isSuperlative(word) && word.text !== 'best';
    if (isOfOne && isRanked && next !== topic.noun.one && !choices.has(next ?? '')) {
      const rank = ordinalOf(words[at - 1]);
      if (rank !== undefined) return last.points[rank - 1];
    }
    if (!nouns.has(word.stem)) continue;
    // "at most four lines" counts them.
    if (word.text.endsWith('s') && !isOrdinal(words[at - 1])) continue;
    // "one line for my co-founder" asks for one.
    if (words[at - 1]?.text === 'one') continue;
    const place = placeOf(words[at - 1]) ?? placeOf(words[at + 1]);
    if (place !== undefined) return last.points.at(place < 0 ? place : place - 1);
  }
  return undefined;
}

/** "second worst choice": an option, and no point. */
const choices = new Set(['one', 'choice', 'option', 'pick']);

function ordinalOf(word: Reading['words'][number] | undefined): number | undefined {
  const place = word === undefined || word.value !== undefined ? undefined : places[word.text];
  return place === undefined || place < 2 || word?.text === numbers[place - 2] ? undefined : place;
}

function isOrdinal(word: Reading['words'][number] | undefined): boolean {
  return word !== undefined && word.text in places && !counts.has(word.text);
}

const counts = new Set(['one', 'two', 'three', 'four', 'five']);

/** They count things, and put nothing in order. */
const numbers = ['two', 'three', 'four', 'five'];

function placeOf(word: Reading['words'][number] | undefined): number | undefined {
  if (word === undefined || word.mark) return undefined;
  if (word.value !== undefined && word.unit === undefined)
    return Number.isInteger(word.value) && word.value > 0 ? word.value : undefined;
  return places[word.text];
}
