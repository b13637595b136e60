import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { checkTopic } from './check-topic.ts';
import { checkedCache } from './checked-cache.ts';
import type { RawFile } from './folder-reader.ts';
import { checkPairedTopics } from './pairs.ts';
import { displayPath, KnowledgeError, type Problem } from './problem.ts';
import { productsOf, readProductsFile } from './products.ts';
import { largestFirst } from './queries.ts';
import type { Knowledge, Topic } from './schema.ts';
import { joinSuggestions, readSuggestionsFile, suggestionsOf } from './suggestions/read-suggestions.ts';
import { type RawTopic, readTopicFolders } from './topic-folders.ts';

/** The topics that ship with the program. */
export const builtInFolder = join(import.meta.dirname, 'data');

/**
 * Loads every topic below the given folders: each is a folder with a `topic.yaml`, or contains such folders.
 *
 * @param cacheFolder folder of the cache of what's checked; null for none
 * @throws KnowledgeError with all problems of all folders, so that they can be fixed in one go
 */
export function loadKnowledge(folders: readonly string[], cacheFolder: string | null = null): Knowledge {
  const problems: Problem[] = [];
  const texts = folders.flatMap((root) => readTopicFolders(root, problems));
  const names = folders.flatMap((root) => readProductsFile(root, problems) ?? []);
  const criteria = folders.flatMap((root) => readSuggestionsFile(root, problems) ?? []);
  const cache = checkedCache(cacheFolder);
  const topics: Topic[] = [];
  const paired: { readonly topic: Topic; readonly pairs: RawFile }[] = [];
  for (const topicTexts of texts) {
    const topic = cache.topic(topicTexts, () => checkTopic(topicTexts, problems));
    if (topic === undefined) continue;
    if (topics.some(({ id }) => id === topic.id)) {
      problems.push({
        file: displayPath(join(topicTexts.folder, 'topic.yaml')),
        line: 1,
        at: 'id',
        says: `another folder already has the topic id "${topic.id}"; give this one its own`,
      });
    }
    topics.push(topic);
    const pairs = topicTexts.files.get('pairs.yaml');
    if (pairs !== undefined) paired.push({ topic, pairs });
  }
  for (const { topic, pairs } of paired) checkPairedTopics(pairs, topic, topics, problems);
  const products = names.flatMap((text) => cache.products(text, () => productsOf(text, problems)) ?? []);
  const suggestions = joinSuggestions(criteria.flatMap((text) => suggestionsOf(text, problems) ?? []));
  if (problems.length > 0) throw new KnowledgeError(folders.join(', '), problems);
  return {
    topics: largestFirst(topics),
    products,
    ...(suggestions === undefined ? {} : { suggestions }),
    version: versionOf(texts, [...names, ...criteria]),
  };
}

/** Twelve hex digits of a hash over all texts. Answers and decisions name them as their data version. */
function versionOf(topics: readonly RawTopic[], names: readonly RawFile[]): string {
  const files = topics.flatMap((topic) => [...topic.files.values()]);
  const texts = [...files, ...names].map(({ text }) => text);
  return createHash('sha256').update(texts.join('\u0000')).digest('hex').slice(0, 12);
}
