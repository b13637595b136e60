import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KnowledgeError, type Problem } from '../../../knowledge/problem.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';

export type LoadApartParts = {
  readonly folders: readonly string[];
  /** Of the cache of what's checked; null for none. */
  readonly cacheFolder: string | null;
  /** Milliseconds after which it's given up. */
  readonly within?: number;
};

/** The message of the worker thread. */
export type LoadedApart =
  | { readonly kind: 'knowledge'; readonly knowledge: Knowledge }
  | {
      readonly kind: 'problems';
      readonly folder: string;
      readonly problems: readonly Problem[];
      readonly count: number;
    }
  | { readonly kind: 'fault'; readonly says: string };

const usualTime = 120_000;
/** A folder at its limits takes less; one that takes more ends the thread instead of the process. */
const memoryLimit = { maxOldGenerationSizeMb: 2_048 } as const;

/**
 * Loads knowledge in a thread of its own, so that people are answered while a large folder is read and checked.
 *
 * @throws KnowledgeError, as `loadKnowledge` does; an error if the thread ends or takes too long
 */
export async function loadApart({
  folders,
  cacheFolder,
  within = usualTime,
}: LoadApartParts): Promise<Knowledge> {
  const { promise, resolve, reject } = Promise.withResolvers<LoadedApart>();
  const worker = new Worker(new URL(`./knowledge-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: { folders, cacheFolder },
    resourceLimits: memoryLimit,
  });
  const timer = setTimeout(
    () => reject(new Error(`loading took more than ${within / 1000} s; make the folder smaller`)),
    within,
  );
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('its thread ended before it was loaded')));
  // A shutdown doesn't wait for it.
  worker.unref();
  try {
    const loaded = await promise;
    switch (loaded.kind) {
      case 'knowledge':
        return loaded.knowledge;
      case 'problems':
        throw new KnowledgeError(loaded.folder, loaded.problems, loaded.count);
      case 'fault':
        throw new Error(loaded.says);
      default:
        return loaded satisfies never;
    }
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
