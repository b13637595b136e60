import { loadKnowledge } from '../../src/knowledge/load.ts';
import { KnowledgeError, problemLine } from '../../src/knowledge/problem.ts';

/** What's wrong with the topics of these folders, as `check` prints it, without the folders' paths. */
export function problemsOf(...folders: readonly string[]): readonly string[] {
  try {
    loadKnowledge(folders);
    return [];
  } catch (error) {
    if (error instanceof KnowledgeError)
      return error.problems
        .map(problemLine)
        .map((line) => folders.reduce((text, folder) => text.replace(`${folder}/`, ''), line));
    throw error;
  }
}
