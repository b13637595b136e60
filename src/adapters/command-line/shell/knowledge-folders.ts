import { getCompileCacheDir } from 'node:module';
import type { Environment } from '../../../environment.ts';
import { builtInFolder, loadKnowledge } from '../../../knowledge/load.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';

/**
 * Loads the built-in topics and those of KNOWLEDGE_DIR. Their checked form is cached in Node's compile cache folder, or
 * not at all if that cache is off.
 */
export function knowledgeOf(environment: Environment): Knowledge {
  const { folders, cacheFolder } = knowledgeSource(environment);
  return loadKnowledge(folders, cacheFolder);
}

/** What `knowledgeOf` loads from. */
export function knowledgeSource({ knowledgeFolders }: Environment): {
  readonly folders: readonly string[];
  readonly cacheFolder: string | null;
} {
  return { folders: [builtInFolder, ...knowledgeFolders], cacheFolder: getCompileCacheDir() ?? null };
}
