import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentKind } from '../../core/documents.ts';
import type { Key } from '../../core/store.ts';

/**
 * Where a document is: `<kind>/<2 hex>/<hash>.json`. Ids are free text, so the file's name is their hash; two
 * characters of it make a folder, so that no folder grows large.
 */
export function pathOf(folder: string, { workspace, kind, id }: Key): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([workspace, id]))
    .digest('hex');
  return join(folder, kind, hash.slice(0, 2), `${hash.slice(2, 42)}.json`);
}

/** Paths of all documents of a kind. */
export async function* documentPaths(folder: string, kind: DocumentKind): AsyncIterable<string> {
  for (const shelf of await namesIn(join(folder, kind))) {
    for (const name of await namesIn(join(folder, kind, shelf)))
      if (name.endsWith('.json')) yield join(folder, kind, shelf, name);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
