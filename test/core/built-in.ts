import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge, Topic } from '../../src/knowledge/schema.ts';
import { compileCache } from '../compile-cache.ts';
import { frozen } from './frozen.ts';

/** The knowledge that comes with the program, loaded once for all test files of a process and frozen. */
export const builtIn = frozen(loadKnowledge([builtInFolder], compileCache));
export const pythonWeb = topicOf(builtIn, 'python-web');
/** The first topic without the others, for what isn't about living beside others. */
export const pythonWebAlone: Knowledge = frozen({ ...builtIn, topics: [pythonWeb] });

function topicOf({ topics }: Knowledge, id: string): Topic {
  const found = topics.find((topic) => topic.id === id);
  if (found === undefined) throw new Error(`the built-in knowledge has no topic "${id}"`);
  return found;
}
