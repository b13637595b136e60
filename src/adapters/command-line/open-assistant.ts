import { type Assistant, createAssistant } from '../../core/assistant.ts';
import type { Environment } from '../../environment.ts';
import { openLowdbStore } from '../lowdb/store.ts';
import { openMemoryStore } from '../memory/store.ts';
import { knowledgeOf } from './knowledge-folders.ts';

/**
 * Puts an assistant together, lends it out, and closes its store whatever happens.
 *
 * @param dataFolder where conversations are kept; null keeps them in memory
 */
export async function withAssistant(
  environment: Environment,
  dataFolder: string | null,
  use: (assistant: Assistant) => Promise<void>,
): Promise<void> {
  const knowledge = knowledgeOf(environment);
  const store = dataFolder === null ? openMemoryStore() : await openLowdbStore(dataFolder);
  try {
    await use(createAssistant({ store, knowledge: () => knowledge, now: Date.now }));
  } finally {
    await store.close();
  }
}
