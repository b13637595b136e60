import type { Last } from '../../turn/conversation.ts';
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
export function pointedAt({ words }: Reading, last: Last | null): readonly string[] | undefined {
  if (last === null || last.points.length === 0) return undefined;
  for (let at = 0; at < words.length; at++) {
    if (!nouns.has(words[at]?.stem ?? '')) continue;
    const place = placeOf(words[at - 1]) ?? placeOf(words[at + 1]);
    if (place !== undefined) return last.points.at(place < 0 ? place : place - 1);
  }
  return undefined;
}

function placeOf(word: Reading['words'][number] | undefined): number | undefined {
  if (word === undefined || word.mark) return undefined;
  if (word.value !== undefined && word.unit === undefined)
    return Number.isInteger(word.value) && word.value > 0 ? word.value : undefined;
  return places[word.text];
}
