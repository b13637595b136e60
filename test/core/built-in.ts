import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { topicOf } from '../../src/knowledge/queries.ts';
import { frozen } from './frozen.ts';

/** The knowledge that comes with the program, loaded once for each test file and frozen. */
export const builtIn = frozen(loadKnowledge([builtInFolder]));
export const pythonWeb = topicOf(builtIn, 'python-web');
