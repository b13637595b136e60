import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import type { Word } from '../text/words.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import type { Term } from './vocabulary.ts';

const topicWeights: Record<Term['kind'], number> = {
  option: 6,
  alternative: 5,
  topic: 6,
  aspect: 2,
  need: 1.5,
  context: 0.5,
  beyond: 0,
  'false-friend': 0,
  product: 0,
  cue: 0,
};

/** What a topic's terms make of a message. */
type Fit = {
  readonly topic: Topic;
  /** What its context adds: words that don't decide between topics. */
  context: number;
  /** Options named. */
  readonly options: Set<string>;
  /** Positions of the words that its terms explain, with the weight of the weightiest term, shared among its words. */
  readonly words: Map<number, number>;
};

export type ChosenTopic = {
  readonly topic: Topic;
  /** Others that the message fits as well, best first. Empty within a thread: it keeps its topic. */
  readonly rivals: readonly Topic[];
  /** What another topic would have made of it, where the thread's has nothing: the positions of the words. */
  readonly elsewhere: { readonly topic: Topic; readonly at: readonly number[] } | null;
};

/** With a share of the best topic's weight below this, another topic is no rival. */
const rivalShare = 0.7;

/**
 * The topic of a message. A thread keeps its topic until a message names another topic's options, opens with its title
 * ("Databases: …"), or changes the subject. The order of the topics never matters.
 *
 * @param changes whether the message says that it changes the subject
 */
export function chooseTopic(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  knowledge: Knowledge,
  { preferred, changes }: { readonly preferred: string | null; readonly changes: () => boolean },
): ChosenTopic {
  const [only] = knowledge.topics;
  if (only === undefined) throw new Error('there are no topics; loadKnowledge refuses to return none');
  if (knowledge.topics.length === 1) return { topic: only, rivals: [], elsewhere: null };
  const fits = fitsOf(matches, topicsInOrder(knowledge));
  const titled = openingTitle(matches, words, fits);
  if (titled !== undefined) return { topic: titled.topic, rivals: [], elsewhere: null };
  const kept = fits.find(({ topic }) => topic.id === preferred);
  if (kept !== undefined && !changes()) {
    const [named] = fits
      .filter(({ options }) => options.size > 0)
      .sort((a, b) => b.options.size - a.options.size || weightOf(b) - weightOf(a));
    const fit = kept.options.size > 0 ? kept : (named ?? kept);
    return { topic: fit.topic, rivals: [], elsewhere: elsewhere(fit, fits, matches) };
  }
  const standing = (fit: Fit): number => weightOf(fit) + fit.context / 10 + (fit === kept ? 1 : 0);
  const [best, ...others] = fits
    .filter((fit) => !fits.some((other) => explainsMore(other, fit)))
    .sort((a, b) => standing(b) - standing(a));
  if (best === undefined) return { topic: only, rivals: [], elsewhere: null };
  const rivals = kept === undefined && best.words.size > 0 ? others : [];
  return {
    topic: best.topic,
    rivals: rivals
      .filter((fit) => fit.words.size > 0 && weightOf(fit) >= weightOf(best) * rivalShare)
      .map(({ topic }) => topic),
    elsewhere: null,
  };
}

function fitsOf(matches: readonly PhraseMatch<Term>[], topics: readonly Topic[]): readonly Fit[] {
  const byId = new Map<string, Fit>(
    topics.map((topic) => [topic.id, { topic, context: 0, options: new Set(), words: new Map() }]),
  );
  for (const { payload, from, to } of matches) {
    if (payload.kind === 'cue' || payload.kind === 'product') continue;
    const fit = byId.get(payload.topic);
    const weight = topicWeights[payload.kind];
    if (fit === undefined || weight === 0) continue;
    if (payload.kind === 'option') fit.options.add(payload.id);
    if (payload.kind === 'context') fit.context += weight;
    else
      for (let at = from; at < to; at++)
        fit.words.set(at, Math.max(fit.words.get(at) ?? 0, weight / (to - from)));
  }
  return [...byId.values()];
}

function weightOf({ words }: Fit): number {
  let sum = 0;
  for (const weight of words.values()) sum += weight;
  return sum;
}

/** Words that ask ("last", "which") aren't another topic's. */
function elsewhere(
  kept: Fit,
  fits: readonly Fit[],
  matches: readonly PhraseMatch<Term>[],
): ChosenTopic['elsewhere'] {
  if (kept.words.size > 0) return null;
  const [other] = fits.filter(({ words }) => words.size > 0).sort((a, b) => weightOf(b) - weightOf(a));
  if (other === undefined) return null;
  const asks = (at: number): boolean =>
    matches.some(({ payload, from, to }) => payload.kind === 'cue' && from <= at && at < to);
  const at = [...other.words.keys()].filter((place) => !asks(place));
  return at.length === 0 ? null : { topic: other.topic, at };
}

/** True if a topic explains all words that the other does, and more: "which framework has the best database support?" */
function explainsMore(one: Fit, other: Fit): boolean {
  return one.words.size > other.words.size && [...other.words.keys()].every((at) => one.words.has(at));
}

/** "Databases: which …" */
function openingTitle(
  matches: readonly PhraseMatch<Term>[],
  words: readonly Word[],
  fits: readonly Fit[],
): Fit | undefined {
  const found = matches.find(
    ({ payload, from, to }) => payload.kind === 'topic' && from === 0 && words[to]?.text === ':',
  );
  return found?.payload.kind === 'topic'
    ? fits.find(({ topic }) => found.payload.kind === 'topic' && topic.id === found.payload.topic)
    : undefined;
}

const orders = new WeakMap<Knowledge, readonly Topic[]>();

/** The topics in an order that doesn't depend on how they were loaded: those with most claims first. */
export function topicsInOrder(knowledge: Knowledge): readonly Topic[] {
  const known = orders.get(knowledge);
  if (known !== undefined) return known;
  const made = [...knowledge.topics].sort(
    (a, b) => b.claims.length - a.claims.length || (a.id < b.id ? -1 : 1),
  );
  orders.set(knowledge, made);
  return made;
}
