import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { RawFile } from './folder-reader.ts';
import type { Product, Topic } from './schema.ts';
import type { RawTopic } from './topic-folders.ts';

/**
 * Caches topics and products once they're checked, so that the next start has nothing to parse or check. An entry is
 * named by a hash of the files it was made from and of the code that checks them, and starts with a hash of itself:
 * changes to either miss the cache, and damaged entries are ignored. Whoever can write to the folder is trusted as much
 * as the program itself.
 */
export type CheckedCache = {
  /** The cached topic if there's an intact entry, otherwise what `check` makes of its files. */
  topic(texts: RawTopic, check: () => Topic | undefined): Topic | undefined;
  /** The same for a folder's products. */
  products(text: RawFile, check: () => readonly Product[] | undefined): readonly Product[] | undefined;
};

/** Enough for the topics and products in use, and some earlier versions. */
const maxEntries = 12;

/** @param folder where entries are kept; null for no cache */
export function checkedCache(folder: string | null): CheckedCache {
  if (folder === null) return { topic: (_, check) => check(), products: (_, check) => check() };
  const code = codeOfChecks();

  function cached<T>(
    texts: readonly string[],
    isIntact: (value: unknown) => value is T,
    check: () => T | undefined,
  ): T | undefined {
    const path = join(folder ?? '', `${hashOfTexts([...code, ...texts])}.checked.json`);
    const known = readEntry(path);
    if (isIntact(known)) return known;
    const made = check();
    if (made !== undefined) writeEntry(path, JSON.stringify(made));
    return made;
  }

  return {
    topic: ({ files }, check) =>
      cached(
        [...files].flatMap(([name, { text }]) => [name, text]),
        isTopic,
        check,
      ),
    products: ({ text }, check) => cached(['products', text], areProducts, check),
  };
}

/**
 * The hash of an entry shows that it's exactly what was written for something checked, so only its outline is checked
 * again. A full check takes ten times as long as reading the entry.
 */
const topicOutline = z.looseObject({
  id: z.string(),
  options: z.array(z.unknown()),
  aspects: z.array(z.unknown()),
  criteria: z.array(z.unknown()),
  needs: z.array(z.unknown()),
  sources: z.array(z.unknown()),
  claims: z.array(z.unknown()),
  authored: z.looseObject({ options: z.looseObject({}), between: z.looseObject({}) }),
  terms: z.array(z.unknown()),
  pairs: z.array(z.unknown()),
});
const productsOutline = z.array(z.looseObject({ name: z.string(), kind: z.string() }));

function isTopic(value: unknown): value is Topic {
  return topicOutline.safeParse(value).success;
}

function areProducts(value: unknown): value is readonly Product[] {
  return productsOutline.safeParse(value).success;
}

/** @returns undefined if there's no intact entry */
function readEntry(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === hashOfTexts([body]) ? JSON.parse(body) : undefined;
  } catch {
    // Missing or unreadable: the files themselves are read instead.
    return undefined;
  }
}

/** Writes an entry if the folder is writable; otherwise the next start just takes longer. */
function writeEntry(path: string, body: string): void {
  const folder = dirname(path);
  const unfinished = join(folder, randomUUID());
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, `${hashOfTexts([body])}\n${body}`);
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

/** The schema and everything that checks by it: this folder's code, and the versions of the packages. */
function codeOfChecks(): string[] {
  const own = readdirSync(import.meta.dirname).filter((name) => /\.[tj]s$/.test(name));
  return [...own.sort(), '../../package.json'].map((name) =>
    readFileSync(join(import.meta.dirname, name), 'utf8'),
  );
}

/** SHA-256 as hex digits. */
export function hashOfTexts(parts: readonly string[]): string {
  const hash = createHash('sha256');
  // Each part is preceded by its length, so that different lists of parts never hash the same text.
  for (const part of parts) hash.update(`${part.length}\n${part}`);
  return hash.digest('hex');
}
