import type { Topic } from '../../knowledge/schema.ts';
import { nameAll } from '../understanding/match/products.ts';
import type { Reading } from '../understanding/match/reading.ts';
import { isFamiliar } from '../understanding/text/familiar.ts';
import { tokenize } from '../understanding/text/words.ts';
import { type Ground, groundsOf } from './grounds.ts';
import type { MatchCandidate } from './match.ts';
import { classTextsOf } from './word-index.ts';

const mostNamed = 2;
const longestNamed = 30;

/**
 * The names and technical words of a message that none of the candidates has, as typed.
 *
 * @param candidates null for anything in the topic
 */
export function unheardIn(reading: Reading, candidates: readonly MatchCandidate[] | null): readonly string[] {
  const { words, topic, typed } = reading;
  const heard =
    candidates === null
      ? allStemsOf(topic)
      : new Set(candidates.flatMap((candidate) => [...stemsOf(topic, candidate)]));
  // What the topic speaks of all the time names nothing in particular.
  const known = allStemsOf(topic);
  const named = new Set(
    [...reading.options, ...reading.alternatives].flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, step) => from + step),
    ),
  );
  const products = reading.asked.filter(({ from, to }) =>
    words.slice(from, to).every(({ stem }) => !heard.has(stem)),
  );
  const found = new Map(nameAll(products, typed).map((name) => [name.toLowerCase(), name]));
  const isOfProduct = (at: number): boolean => products.some(({ from, to }) => at >= from && at < to);
  for (const [at, { mark, text, stem, value }] of words.entries()) {
    if (mark || value !== undefined || named.has(at) || isOfProduct(at)) continue;
    if (text.length < 3 || isFamiliar(text, stem) || heard.has(stem) || known.has(stem)) continue;
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

const stems = new WeakMap<Ground, ReadonlySet<string>>();

const all = new WeakMap<Topic, ReadonlySet<string>>();

function allStemsOf(topic: Topic): ReadonlySet<string> {
  const before = all.get(topic);
  if (before !== undefined) return before;
  const texts = classTextsOf(topic).flatMap(({ phrasings, says }) => [...phrasings, ...says]);
  const made = new Set(texts.flatMap((text) => tokenize(text).words.map(({ stem }) => stem)));
  all.set(topic, made);
  return made;
}

/** Of all that a candidate says and is asked by. */
function stemsOf(topic: Topic, candidate: MatchCandidate): ReadonlySet<string> {
  const { list } = groundsOf(topic);
  const at = list.findIndex((one) =>
    candidate.question === null
      ? one.question === null && one.claims[0] === candidate.claims[0]
      : one.question?.id === candidate.question,
  );
  const ground = list[at];
  if (ground === undefined) return new Set();
  const before = stems.get(ground);
  if (before !== undefined) return before;
  const { phrasings = [], says = [] } = classTextsOf(topic)[at] ?? {};
  const made = new Set(
    [...phrasings, ...says].flatMap((text) => tokenize(text).words.map(({ stem }) => stem)),
  );
  stems.set(ground, made);
  return made;
}
