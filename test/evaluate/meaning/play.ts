import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { type MatchMode, modeOf } from '../../../src/core/meaning/match/match.ts';
import type { MatchQuery } from '../../../src/core/meaning/match/match-query.ts';
import { buildMeanings } from '../../../src/knowledge/meanings/build-meanings.ts';
import type { TopicMeanings } from '../../../src/knowledge/meanings/topic-meanings.ts';
import type { Knowledge, Topic } from '../../../src/knowledge/schema.ts';
import { outOfScope } from '../scope-messages.ts';
import { isUnread, readAsked } from './asked.ts';
import {
  type Fold,
  foldsByPhrasing,
  foldsByQuestion,
  foldWithoutPhrasings,
  queryOf,
  type Sample,
} from './samples.ts';

/** A sample with all that matching it needs. */
export type Played = Sample & {
  readonly topic: Topic;
  readonly meanings: TopicMeanings | null;
  readonly query: MatchQuery;
  readonly mode: MatchMode;
  /** True if nothing may be fitted on it. */
  readonly unread: boolean;
};

/** Every sample asked of a topic that doesn't have it. */
export async function playAll(knowledge: Knowledge, encoder: Encoder | null): Promise<Played[]> {
  const [topic] = knowledge.topics;
  if (topic === undefined) throw new Error('There is no topic.');
  const asked = readAsked();
  const unread = new Set(asked.filter(({ source }) => isUnread(source)).map(({ said }) => said));
  const folds = [
    ...foldsByPhrasing(topic, asked),
    ...foldsByQuestion(topic),
    foldWithoutPhrasings(topic, asked),
  ];
  const played: Played[] = [];
  for (const fold of folds) played.push(...(await playFold(fold, { knowledge, encoder, unread })));
  return played;
}

async function playFold(
  { topic, samples }: Fold,
  {
    knowledge,
    encoder,
    unread,
  }: { knowledge: Knowledge; encoder: Encoder | null; unread: ReadonlySet<string> },
): Promise<Played[]> {
  const meanings = encoder === null ? null : await buildMeanings(topic, encoder);
  const held: Knowledge = { ...knowledge, topics: [topic] };
  const vectors = (await encoder?.encode(samples.map(({ text }) => text))) ?? [];
  return samples.map((sample, index) => ({
    ...sample,
    topic,
    meanings,
    query: queryOf(sample.text, held, vectors[index]),
    mode: modeOf(topic, meanings !== null),
    unread: unread.has(sample.text),
  }));
}

/** Of the messages made to be out of scope, one in so many. */
const oneOutsideIn = 2;

/**
 * Messages that are out of scope, asked of the whole topic.
 *
 * @param odds of being out of scope by their meaning, fitted without them
 */
export async function playOutside(
  knowledge: Knowledge,
  encoder: Encoder,
  odds: ReadonlyMap<string, number>,
): Promise<Played[]> {
  const [topic] = knowledge.topics;
  if (topic === undefined) throw new Error('There is no topic.');
  const samples = outOfScope('train')
    .filter((_, index) => index % oneOutsideIn === 0)
    .map(({ text }) => ({ text, origin: 'out of scope' as const, truth: new Set<string>() }));
  const played = await playFold({ topic, samples }, { knowledge, encoder, unread: new Set() });
  return played.map((one) => ({
    ...one,
    query: { ...one.query, outside: odds.get(one.text) ?? one.query.outside },
  }));
}

/** Keeps the vectors of texts: the folds have most in common. */
export function remembering({ checksum, encode }: Encoder): Encoder {
  const known = new Map<string, Float32Array>();
  return {
    checksum,
    encode: async (texts) => {
      const fresh = [...new Set(texts)].filter((text) => !known.has(text));
      const made = await encode(fresh);
      for (const [index, text] of fresh.entries()) {
        const vector = made[index];
        if (vector !== undefined) known.set(text, vector);
      }
      return texts.map((text) => known.get(text) ?? new Float32Array(0));
    },
  };
}
