import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import { type MatchMode, modeOf } from '../../../src/core/meaning/match/match.ts';
import type { MatchQuery } from '../../../src/core/meaning/match/match-query.ts';
import { buildMeanings } from '../../../src/knowledge/meanings/build-meanings.ts';
import type { TopicMeanings } from '../../../src/knowledge/meanings/topic-meanings.ts';
import type { Knowledge, Topic } from '../../../src/knowledge/schema.ts';
import { outOfScope } from '../scope-messages.ts';
import { askedTopic, hashed, isUnread, readAsked } from './asked.ts';
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

/** Every sample of a topic asked of the topic without it. */
export async function playTopic(
  topic: Topic,
  knowledge: Knowledge,
  encoder: Encoder | null,
): Promise<Played[]> {
  const isAsked = topic === askedTopic(knowledge);
  const asked = isAsked ? readAsked() : [];
  const unread = new Set(asked.filter(({ source }) => isUnread(source)).map(({ said }) => said));
  const folds = [
    ...foldsByPhrasing(topic, asked),
    ...foldsByQuestion(topic),
    ...(isAsked ? [foldWithoutPhrasings(topic, asked)] : []),
  ];
  const played: Played[] = [];
  for (const { topic: held, samples } of folds) {
    const fold = { topic: held, samples: isAsked ? samples : samples.filter(isPlayed) };
    played.push(...(await playFold(fold, { knowledge, encoder, unread })));
  }
  return played;
}

/** What has no answer is rare; of the rest, one in so many is enough where the topic isn't the one that was asked in public. */
const onePlayedIn = 3;

function isPlayed({ text, origin }: Sample): boolean {
  return origin === 'unanswerable' || hashed(`played ${text}`) % onePlayedIn === 0;
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

/**
 * Messages that are out of scope, each asked of one of the topics, as a whole.
 *
 * @param odds of being out of scope by their meaning, fitted without them
 */
export async function playOutside(
  knowledge: Knowledge,
  encoder: Encoder,
  odds: ReadonlyMap<string, number>,
): Promise<Played[]> {
  const { topics } = knowledge;
  const all = outOfScope('train');
  const played: Played[] = [];
  for (const [at, topic] of topics.entries()) {
    const samples = all
      .filter((_, index) => index % topics.length === at)
      .map(({ text }) => ({ text, origin: 'out of scope' as const, truth: new Set<string>() }));
    played.push(...(await playFold({ topic, samples }, { knowledge, encoder, unread: new Set() })));
  }
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
