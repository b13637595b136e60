import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Topic } from './schema.ts';
import type { RawTopic } from './topic-folders.ts';

/**
 * The checked form of a topic, kept so that the next start has nothing to parse and to check. It is found by a hash of
 * the topic's files and of the code that checks them, and begins with a hash of itself: where any of them changed it is
 * not found, and where it is damaged it is not taken. Who can write to its folder is trusted as the program is.
 */

/** So many stay: of the topics in use, and of what they were before. */
const keptForms = 8;

/** @returns undefined where there is none that is whole */
export function readCachedTopic(folder: string, texts: RawTopic): Topic | undefined {
  try {
    const [hash, body = ''] = readFileSync(pathOf(folder, texts), 'utf8').split('\n');
    if (hash !== hashOf([body])) return undefined;
    const topic: unknown = JSON.parse(body);
    return isTopic(topic) ? topic : undefined;
  } catch {
    // It is not there or cannot be read: the topic's own files are.
    return undefined;
  }
}

/**
 * The hash shows that the text is exactly what a checked topic was written as, so only its outline is checked again: the
 * whole schema takes ten times as long as reading the cache.
 */
const outline = z.looseObject({
  id: z.string(),
  options: z.array(z.unknown()),
  aspects: z.array(z.unknown()),
  criteria: z.array(z.unknown()),
  needs: z.array(z.unknown()),
  sources: z.array(z.unknown()),
  claims: z.array(z.unknown()),
});

function isTopic(value: unknown): value is Topic {
  return outline.safeParse(value).success;
}

/** Keeps it, where that folder can be written to; where not, the next start takes longer and is the same. */
export function cacheTopic(folder: string, texts: RawTopic, topic: Topic): void {
  const body = JSON.stringify(topic);
  const path = pathOf(folder, texts);
  const unfinished = join(folder, randomUUID());
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, `${hashOf([body])}\n${body}`);
    renameSync(unfinished, path);
    removeOldest(folder);
  } catch {
    // Nothing is left where nothing could be kept.
    try {
      rmSync(unfinished, { force: true });
    } catch {}
  }
}

function removeOldest(folder: string): void {
  const forms = readdirSync(folder)
    .filter((name) => name.endsWith('.checked.json'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, kept: statSync(path).mtimeMs }))
    .sort((a, b) => b.kept - a.kept);
  for (const { path } of forms.slice(keptForms)) rmSync(path, { force: true });
}

function pathOf(folder: string, { files }: RawTopic): string {
  const texts = [...files].flatMap(([name, { text }]) => [name, text]);
  return join(folder, `${hashOf([...codeOfChecks(), ...texts])}.checked.json`);
}

/** The schema and all that checks by it: the files of this folder, and the packages in their versions. */
function codeOfChecks(): string[] {
  const own = readdirSync(import.meta.dirname).filter((name) => /\.[tj]s$/.test(name));
  return [...own.sort(), '../../package.json'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
}

/** SHA-256 in hexadecimal digits. */
function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  // Each part's length before it, so that no two lists of parts read as one.
  for (const part of parts) hash.update(`${part.length}\n${part}`);
  return hash.digest('hex');
}
