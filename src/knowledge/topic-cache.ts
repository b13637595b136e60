import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Topic } from './schema.ts';
import type { RawTopic } from './topic-folders.ts';

/**
 * Caches checked topics, so that the next start has nothing to parse or check. An entry is named by a hash of
 * the topic's files and of the code that checks them, and starts with a hash of itself: changes to either
 * miss the cache, and damaged entries are ignored. Whoever can write to the folder is trusted as much as the
 * program itself.
 */

/** Enough for the topics in use and some earlier versions. */
const maxEntries = 8;

/** @returns undefined if there is no intact entry */
export function readCachedTopic(folder: string, texts: RawTopic): Topic | undefined {
  try {
    const [hash, body = ''] = readFileSync(pathOf(folder, texts), 'utf8').split('\n');
    if (hash !== hashOf([body])) return undefined;
    const topic: unknown = JSON.parse(body);
    return isTopic(topic) ? topic : undefined;
  } catch {
    // Missing or unreadable: the topic's own files are read instead.
    return undefined;
  }
}

/**
 * The hash shows that the text is exactly what was written for a checked topic, so only its outline is
 * checked again. A full check takes ten times as long as reading the entry.
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

/** Writes an entry if the folder is writable; otherwise the next start just takes longer. */
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
    // Leaves no temporary file behind.
    try {
      rmSync(unfinished, { force: true });
    } catch {}
  }
}

function removeOldest(folder: string): void {
  const entries = readdirSync(folder)
    .filter((name) => name.endsWith('.checked.json'))
    .map((name) => join(folder, name))
    .map((path) => ({ path, kept: statSync(path).mtimeMs }))
    .sort((a, b) => b.kept - a.kept);
  for (const { path } of entries.slice(maxEntries)) rmSync(path, { force: true });
}

function pathOf(folder: string, { files }: RawTopic): string {
  const texts = [...files].flatMap(([name, { text }]) => [name, text]);
  return join(folder, `${hashOf([...codeOfChecks(), ...texts])}.checked.json`);
}

/** The schema and everything that checks by it: this folder's code, and the versions of the packages. */
function codeOfChecks(): string[] {
  const own = readdirSync(import.meta.dirname).filter((name) => /\.[tj]s$/.test(name));
  return [...own.sort(), '../../package.json'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
}

/** SHA-256 as hex digits. */
function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  // Each part is preceded by its length, so that different lists of parts never hash the same text.
  for (const part of parts) hash.update(`${part.length}\n${part}`);
  return hash.digest('hex');
}
