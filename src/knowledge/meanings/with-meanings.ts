import type { Knowledge, Topic } from '../schema.ts';
import type { TopicEncoder } from './build-meanings.ts';
import type { MeaningsCache } from './meanings-cache.ts';
import type { BetweenTopics, TopicMeanings } from './topic-meanings.ts';

/** What's said of meanings that weren't in the cache. */
export type MeaningsReport = {
  /** Called once, before anything is built: that may take a minute. */
  building(topics: readonly Topic[]): void;
  /** The topic is matched by words alone. */
  failed(topic: Topic, error: unknown): void;
};

/** Adds what the texts of each topic mean, from the cache or built now. Never fails. */
export async function withMeanings(
  knowledge: Knowledge,
  encoder: TopicEncoder,
  cache: MeaningsCache,
  report: MeaningsReport,
): Promise<Knowledge> {
  const meanings = new Map<string, TopicMeanings>();
  const missing: Topic[] = [];
  for (const topic of knowledge.topics) {
    const known = cache.known(topic);
    if (known === undefined) missing.push(topic);
    else meanings.set(topic.id, known);
  }
  if (missing.length === 0) return withBetween({ ...knowledge, meanings }, meanings, cache);
  report.building(missing);
  // Most starts have nothing to build, so they don't load what builds it.
  const { buildMeanings } = await import('./build-meanings.ts');
  for (const topic of missing) {
    try {
      const made = await buildMeanings(topic, encoder);
      cache.keep(topic, made);
      meanings.set(topic.id, made);
    } catch (error) {
      report.failed(topic, error);
    }
  }
  return withBetween({ ...knowledge, meanings }, meanings, cache);
}

/** Adds what tells apart those topics that people's ways of asking are known for. */
async function withBetween(
  knowledge: Knowledge,
  meanings: ReadonlyMap<string, TopicMeanings>,
  cache: MeaningsCache,
): Promise<Knowledge> {
  const topics = knowledge.topics.filter(({ id }) => (meanings.get(id)?.phrasings.units.length ?? 0) > 0);
  if (topics.length < 2) return knowledge;
  const between = cache.knownBetween(topics) ?? (await builtBetween(topics, meanings, cache));
  return between === null ? knowledge : { ...knowledge, between };
}

async function builtBetween(
  topics: readonly Topic[],
  meanings: ReadonlyMap<string, TopicMeanings>,
  cache: MeaningsCache,
): Promise<BetweenTopics | null> {
  const { fitBetween } = await import('./between-topics.ts');
  const made = await fitBetween(
    topics.map(({ id }) => id),
    meanings,
  );
  if (made !== null) cache.keepBetween(topics, made);
  return made;
}
