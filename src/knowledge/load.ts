import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { crossCheck, type TopicFiles } from './cross-check.ts';
import { KnowledgeError, type Problem, shownPath } from './problem.ts';
import {
  alternativeSchema,
  aspectsFileSchema,
  beyondFileSchema,
  type Claim,
  criteriaFileSchema,
  generalFileSchema,
  type Knowledge,
  needsFileSchema,
  optionSchema,
  sourcesFileSchema,
  type Topic,
  topicFileSchema,
} from './schema.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** The topic folders that come with the program. */
export const builtInFolder = join(import.meta.dirname, 'data');

/**
 * Loads every topic folder below the given folders: a folder with a `topic.yaml`, or a folder of such folders.
 *
 * @throws KnowledgeError with all problems of all folders, so that they can be mended in one go
 */
export function loadKnowledge(folders: readonly string[]): Knowledge {
  const problems: Problem[] = [];
  const topics: Topic[] = [];
  const texts: string[] = [];
  for (const folder of folders.flatMap((root) => topicFolders(root, problems))) {
    const read = readTopic(folder, problems);
    if (read === undefined) continue;
    if (topics.some(({ id }) => id === read.topic.id)) {
      problems.push({
        file: shownPath(join(folder, 'topic.yaml')),
        line: 1,
        at: 'id',
        says: `another folder is the topic "${read.topic.id}" already; give this one its own id`,
      });
    }
    topics.push(read.topic);
    texts.push(...read.texts);
  }
  if (problems.length > 0) throw new KnowledgeError(folders.join(', '), problems);
  return { topics, version: bytesToHex(sha256(utf8ToBytes(texts.join('\u0000')))).slice(0, 12) };
}

function topicFolders(root: string, problems: Problem[]): string[] {
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    problems.push({
      file: shownPath(root),
      line: null,
      at: '',
      says: 'there is no such folder; check KNOWLEDGE_DIR or the path given',
    });
    return [];
  }
  if (existsSync(join(root, 'topic.yaml'))) return [root];
  const folders = readdirSync(root)
    .sort()
    .map((name) => join(root, name))
    .filter((path) => existsSync(join(path, 'topic.yaml')));
  // A folder that was named and holds nothing is a slip, or half of a copy: its topics would vanish unnoticed.
  if (folders.length === 0)
    problems.push({
      file: shownPath(root),
      line: null,
      at: '',
      says: 'no topic.yaml in it or one level below; a topic is a folder with that file',
    });
  return folders;
}

function readTopic(folder: string, problems: Problem[]): { topic: Topic; texts: string[] } | undefined {
  const before = problems.length;
  const read = <T>(name: string, schema: z.ZodType<T>): YamlFile<T> | undefined =>
    readYaml(join(folder, name), schema, problems);
  const readAll = <T>(sub: string, schema: z.ZodType<T>): YamlFile<T>[] =>
    yamlNames(join(folder, sub)).flatMap((name) => read(`${sub}/${name}`, schema) ?? []);
  const optional = <T>(name: string, schema: z.ZodType<T>): YamlFile<T> | undefined =>
    existsSync(join(folder, name)) ? read(name, schema) : undefined;

  const topic = read('topic.yaml', topicFileSchema);
  const aspects = read('aspects.yaml', aspectsFileSchema);
  const criteria = read('criteria.yaml', criteriaFileSchema);
  const needs = read('needs.yaml', needsFileSchema);
  const sources = read('sources.yaml', sourcesFileSchema);
  const general = optional('general.yaml', generalFileSchema);
  const beyond = optional('beyond.yaml', beyondFileSchema);
  const options = readAll('options', optionSchema);
  const alternatives = readAll('alternatives', alternativeSchema);
  if (!topic || !aspects || !criteria || !needs || !sources) return undefined;

  const files: TopicFiles = {
    topic,
    aspects,
    criteria,
    needs,
    sources,
    general,
    beyond,
    options,
    alternatives,
    complete: problems.length === before,
  };
  crossCheck(files, problems);
  if (problems.length > before) return undefined;

  const claims: Claim[] = [
    ...[...options, ...alternatives].flatMap(({ value }) =>
      value.claims.map((claim) => ({ ...claim, option: value.id })),
    ),
    ...(general?.value.claims ?? []).map((claim) => ({ ...claim, option: null })),
  ];
  const present = [topic, aspects, criteria, needs, sources, general, beyond, ...options, ...alternatives];
  return {
    topic: {
      ...topic.value,
      options: options.map(({ value: { claims: _, ...option } }) => option),
      alternatives: alternatives.map(({ value: { claims: _, ...alternative } }) => alternative),
      aspects: aspects.value,
      criteria: criteria.value,
      needs: needs.value,
      sources: sources.value,
      beyond: beyond?.value ?? [],
      claims,
    },
    texts: present.flatMap((file) => file?.text ?? []),
  };
}

function yamlNames(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
    : [];
}
