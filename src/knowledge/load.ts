import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { checkTopic } from './check-topic.ts';
import { displayPath, KnowledgeError, type Problem } from './problem.ts';
import type { Knowledge, Topic } from './schema.ts';
import { cacheTopic, readCachedTopic } from './topic-cache.ts';
import { type RawTopic, readTopicFolders } from './topic-folders.ts';

/** The topic folders that come with the program. */
export const builtInFolder = join(import.meta.dirname, 'data');

/**
 * Loads every topic folder below the given folders: a folder with a `topic.yaml`, or a folder of such folders.
 *
 * @param kept the folder in which the checked form of topics is kept and looked for; null for none
 * @throws KnowledgeError with all problems of all folders, so that they can be mended in one go
 */
export function loadKnowledge(folders: readonly string[], kept: string | null = null): Knowledge {
  const problems: Problem[] = [];
  const texts = folders.flatMap((root) => readTopicFolders(root, problems));
  const topics: Topic[] = [];
  for (const topicTexts of texts) {
    const topic = topicOf(topicTexts, kept, problems);
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
  }
  if (problems.length > 0) throw new KnowledgeError(folders.join(', '), problems);
  return { topics, version: versionOf(texts) };
}

function topicOf(texts: RawTopic, kept: string | null, problems: Problem[]): Topic | undefined {
  if (kept === null) return checkTopic(texts, problems);
  const known = readCachedTopic(kept, texts);
  if (known !== undefined) return known;
  const topic = checkTopic(texts, problems);
  if (topic !== undefined) cacheTopic(kept, texts, topic);
  return topic;
}

/** Twelve hexadecimal digits of a hash over all texts: what answers and decisions name as the version of their data. */
function versionOf(topics: readonly RawTopic[]): string {
  const texts = topics.flatMap(({ files }) => [...files.values()].map(({ text }) => text));
  return createHash('sha256').update(texts.join('\u0000')).digest('hex').slice(0, 12);
}
