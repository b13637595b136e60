import { type Assistant, createAssistant } from '../../../core/assistant/assistant.ts';
import type { Store } from '../../../core/store/store.ts';
import { encoderState } from '../../encoder/encoder-state.ts';
import { openMemoryStore } from '../../memory/store.ts';
import { startUpkeep } from '../serve/upkeep.ts';
import { knowledgeOf } from './knowledge-folders.ts';
import { makeReady } from './make-ready.ts';
import { understood } from './meanings.ts';
import { newToken } from './new-token.ts';
import { openStore } from './open-store.ts';
import type { Shell } from './shell.ts';

/**
 * Creates an assistant, passes it to `use`, and closes its store in any case.
 *
 * @param use gets the store's clock and the store too
 * @param dataFolder where to store conversations, unless DATABASE_URL is set; null keeps them in memory
 * @param isAtOnce true to begin before it's worked out what topics mean: until then, they're searched by words alone
 */
export async function withAssistant(
  { environment, stderr }: Pick<Shell, 'environment' | 'stderr'>,
  dataFolder: string | null,
  use: (assistant: Assistant, now: () => number, store: Store) => Promise<void>,
  { isAtOnce = false }: { readonly isAtOnce?: boolean } = {},
): Promise<void> {
  const loaded = knowledgeOf(environment);
  const inMemory = dataFolder === null && environment.databaseUrl === null;
  const store = inMemory ? openMemoryStore() : await openStore(environment, dataFolder ?? '');
  const { docs } = environment;
  const state = await encoderState(environment.encoder);
  const encoder = state.kind === 'in use' ? state.encoder : null;
  let isClosing = false;
  const say = (line: string): void => {
    if (!isClosing) stderr.write(`tradeoff: ${line}\n`);
  };
  // A folder is kept as long whoever uses it.
  const stopUpkeep = startUpkeep(store, { info() {}, warn: say }, 'now');
  try {
    let knowledge = loaded;
    const understanding = understood(loaded, encoder, say).then((known) => {
      knowledge = known;
      if (isAtOnce && !isClosing) makeReady(known, encoder !== null);
    });
    if (!isAtOnce) await understanding;
    const assistant = createAssistant({
      store,
      knowledge: () => knowledge,
      now: store.now,
      docs,
      encoder,
      newToken,
    });
    await use(assistant, store.now, store);
  } finally {
    isClosing = true;
    await stopUpkeep();
    await Promise.all([store.close(), encoder?.close()]);
  }
}
