import { type Assistant, createAssistant } from '../../../core/assistant/assistant.ts';
import { encoderState } from '../../encoder/encoder-state.ts';
import { openMemoryStore } from '../../memory/store.ts';
import { startUpkeep } from '../serve/upkeep.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { understood } from './meanings.ts';
import { openStore } from './open-store.ts';
import type { Shell } from './shell.ts';

/**
 * Creates an assistant, passes it to `use`, and closes its store in any case.
 *
 * @param use gets the store's clock too
 * @param dataFolder where to store conversations, unless DATABASE_URL is set; null keeps them in memory
 */
export async function withAssistant(
  { environment, stderr }: Pick<Shell, 'environment' | 'stderr'>,
  dataFolder: string | null,
  use: (assistant: Assistant, now: () => number) => Promise<void>,
): Promise<void> {
  const loaded = knowledgeOf(environment);
  const inMemory = dataFolder === null && environment.databaseUrl === null;
  const store = inMemory ? openMemoryStore() : await openStore(environment, dataFolder ?? '');
  const { docs } = environment;
  const state = await encoderState(environment.encoder);
  const encoder = state.kind === 'in use' ? state.encoder : null;
  const say = (line: string): void => void stderr.write(`tradeoff: ${line}\n`);
  // A folder is kept as long whoever uses it.
  const stopUpkeep = startUpkeep(store, { info() {}, warn: say }, 'now');
  try {
    const knowledge = await understood(loaded, encoder, say);
    const assistant = createAssistant({ store, knowledge: () => knowledge, now: store.now, docs, encoder });
    await use(assistant, store.now);
  } finally {
    await stopUpkeep();
    await Promise.all([store.close(), encoder?.close()]);
  }
}
