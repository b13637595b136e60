import type { Environment } from '../../environment.ts';
import { builtInFolder, loadKnowledge } from '../../knowledge/load.ts';
import type { Knowledge } from '../../knowledge/schema.ts';

/** All topics of this call: those that come with the program and those of KNOWLEDGE_DIR. */
export function knowledgeOf({ knowledgeFolders }: Environment): Knowledge {
  return loadKnowledge([builtInFolder, ...knowledgeFolders]);
}
