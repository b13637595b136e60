import { getCompileCacheDir } from 'node:module';
import type { Environment } from '../../../environment.ts';
import { builtInFolder, loadKnowledge } from '../../../knowledge/load.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';

/**
 * All topics of this call: those that come with the program and those of KNOWLEDGE_DIR. Their checked form is kept where
 * Node keeps what it compiled; nothing is kept where that is turned off.
 */
export function knowledgeOf({ knowledgeFolders }: Environment): Knowledge {
  return loadKnowledge([builtInFolder, ...knowledgeFolders], getCompileCacheDir() ?? null);
}
