import { type Assistant, createAssistant } from '../../../core/assistant/assistant.ts';
import { encoderState } from '../../encoder/encoder-state.ts';
import { openMemoryStore } from '../../memory/store.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { understood } from './meanings.ts';
import { openStore } from './open-store.ts';
import type { Shell } from './shell.ts';

/**
 * Creates an assistant, passes it to `use`, and closes its store in any case.
 *
 * @param dataFolder where to store conversations, unless DATABASE_URL is set; null keeps them in memory
 */
export async function withAssistant(
  { environment, stderr }: Pick<Shell, 'environment' | 'stderr'>,
  dataFolder: string | null,
  use: (assistant: Assistant) => Promise<void>,
): Promise<void> {
  const loaded = knowledgeOf(environment);
  const inMemory = dataFolder === null && environment.databaseUrl === null;
  const store = inMemory ? openMemoryStore() : await openStore(environment, dataFolder ?? '');
  const { docs } = environment;
  const state = await encoderState(environment.encoder);
  const encoder = state.kind === 'in use' ? state.encoder : null;
  try {
    const knowledge = await understood(loaded, encoder, (line) => void stderr.write(`tradeoff: ${line}\n`));
    await use(createAssistant({ store, knowledge: () => knowledge, now: Date.now, docs, encoder }));
  } finally {
    await Promise.all([store.close(), encoder?.close()]);
  }
}
