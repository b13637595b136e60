import type { Topic } from '../../knowledge/schema.ts';
import { nameAll } from '../understanding/match/products.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { isFamiliar } from '../understanding/text/familiar.ts';
import { groundsOf } from './grounds.ts';
import type { MatchCandidate } from './match/match.ts';

const mostNamed = 2;
const longestNamed = 30;

/**
 * The names and technical words of a message that none of the candidates has, as typed.
 *
 * @param candidates null for anything in the topic
 */
export function unheardIn(reading: Reading, candidates: readonly MatchCandidate[] | null): readonly string[] {
  const { words, topic, typed } = reading;
  const { index } = groundsOf(topic);
  const places = candidates?.map((candidate) => groundAt(topic, candidate));
  const isHeard = (stem: string): boolean =>
    places === undefined ? index.has(stem) : places.some((at) => index.hasAt(stem, at));
  const named = new Set(
    [...reading.options, ...reading.alternatives].flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, step) => from + step),
    ),
  );
  const products = reading.asked.filter(({ from, to }) =>
    words.slice(from, to).every(({ stem }) => !isHeard(stem)),
  );
  const found = new Map(nameAll(products, typed).map((name) => [name.toLowerCase(), name]));
  const isOfProduct = (at: number): boolean => products.some(({ from, to }) => at >= from && at < to);
  for (const [at, { mark, text, stem, value }] of words.entries()) {
    if (mark || value !== undefined || named.has(at) || isOfProduct(at)) continue;
    // What the topic speaks of all the time names nothing in particular.
    if (text.length < 3 || isFamiliar(text, stem) || index.has(stem)) continue;
    const name = typed(withJoined(words, at));
    if (name.length <= longestNamed && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  }
  return [...found.values()].slice(0, mostNamed);
}

/** The whole of "flask-restx". */
function withJoined(words: Reading['words'], at: number): { readonly from: number; readonly to: number } {
  let from = at;
  let to = at + 1;
  while (from > 0 && words[from]?.joined === true) from -= 1;
  while (words[to]?.joined === true) to += 1;
  return { from, to };
}

/** Its place among the classes. */
export function groundAt(topic: Topic, candidate: MatchCandidate): number {
  return groundsOf(topic).list.findIndex((one) =>
    candidate.question === null
      ? one.question === null && one.claims[0] === candidate.claims[0]
      : one.question?.id === candidate.question,
  );
}
