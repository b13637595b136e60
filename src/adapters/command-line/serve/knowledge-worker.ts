import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { KnowledgeError } from '../../../knowledge/problem.ts';
import type { LoadedApart } from './load-apart.ts';

/** The worker thread: loads knowledge once, and ends. */
const jobSchema = z.object({ folders: z.array(z.string()), cacheFolder: z.string().nullable() });

parentPort?.postMessage(load());

function load(): LoadedApart {
  try {
    const { folders, cacheFolder } = jobSchema.parse(workerData);
    return { kind: 'knowledge', knowledge: loadKnowledge(folders, cacheFolder) };
  } catch (error) {
    if (error instanceof KnowledgeError)
      return { kind: 'problems', folder: error.folder, problems: error.problems, count: error.count };
    return { kind: 'fault', says: error instanceof Error ? error.message : String(error) };
  }
}
