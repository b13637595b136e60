import { type Assistant, createAssistant } from '../../../core/assistant/assistant.ts';
import type { Environment } from '../../../environment.ts';
import { openMemoryStore } from '../../memory/store.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { openStore } from './open-store.ts';

/**
 * Puts an assistant together, lends it out, and closes its store whatever happens.
 *
 * @param dataFolder where conversations are kept, unless a database is named; null keeps them in memory
 */
export async function withAssistant(
  environment: Environment,
  dataFolder: string | null,
  use: (assistant: Assistant) => Promise<void>,
): Promise<void> {
  const knowledge = knowledgeOf(environment);
  const inMemory = dataFolder === null && environment.databaseUrl === null;
  const store = inMemory ? openMemoryStore() : await openStore(environment, dataFolder ?? '');
  try {
    await use(createAssistant({ store, knowledge: () => knowledge, now: Date.now }));
  } finally {
    await store.close();
  }
}
