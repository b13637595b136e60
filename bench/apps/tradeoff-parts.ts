import { createPictures } from '../../src/adapters/chart/pictures.ts';
import { understood } from '../../src/adapters/command-line/shell/meanings.ts';
import { openEncoder } from '../../src/adapters/encoder/open-encoder.ts';
import { openLowdbStore } from '../../src/adapters/lowdb/store.ts';
import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { openPostgresStore } from '../../src/adapters/postgres/store.ts';
import { type Assistant, createAssistant } from '../../src/core/assistant/assistant.ts';
import type { Store } from '../../src/core/store/store.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { grown } from '../speed/grown.ts';
import type { Platform } from './app.ts';

const warn = (line: string): void => void process.stderr.write(`${line}\n`);
export const log = { debug() {}, info() {}, warn, error: warn };

/** All that a adapter of the bot needs, on the store that the bench names. */
export async function openParts(platform: Platform): Promise<{
  readonly store: Store;
  readonly assistant: Assistant;
  readonly pictures: ReturnType<typeof createPictures>;
}> {
  const real = loadKnowledge([builtInFolder]);
  const { options = 0, encoder = false } = platform;
  const opened = encoder ? await openEncoder() : null;
  const knowledge = await understood(options === 0 ? real : grown(real, options, 0), opened, warn);
  const store = await openStore(platform);
  return {
    store,
    assistant: createAssistant({
      store,
      knowledge: () => knowledge,
      now: Date.now,
      encoder: opened,
    }),
    pictures: createPictures({ log }),
  };
}

async function openStore({ store, place }: Platform): Promise<Store> {
  switch (store) {
    case 'memory':
      return openMemoryStore(10_000);
    case 'lowdb':
      return openLowdbStore(place);
    case 'postgres':
      return openPostgresStore(place, { log: warn });
  }
}
