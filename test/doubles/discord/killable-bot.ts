import { type ChatAdapter, createChatAdapter } from '../../../src/adapters/chat/adapter.ts';
import type { DiscordConfiguration } from '../../../src/adapters/discord/configuration.ts';
import { createDiscordPlatform } from '../../../src/adapters/discord/platform.ts';
import type { Log } from '../../../src/adapters/log/log.ts';
import type { Assistant } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { killableStore } from '../killable-store.ts';
import type { SteppingClock } from '../stepping-clock.ts';
import type { DiscordDouble } from './discord-double.ts';

export type KillableBot = {
  /** Starts another process of the same bot. */
  open(): Promise<void>;
  /** Ends the last process in the middle of whatever it does. */
  kill(): void;
  /** Stops the last process in the orderly way. */
  stop(): Promise<void>;
};

export type KillableBotParts = {
  readonly double: Pick<DiscordDouble, 'token' | 'apiUrl'>;
  readonly store: Store;
  readonly createAssistant: (store: Store) => Assistant;
  readonly clock: SteppingClock;
  readonly log: Log;
};

/** One bot that runs in one process after another, all of them within that of the test. */
export function createKillableBot(parts: KillableBotParts): KillableBot {
  const { double, createAssistant, clock, log } = parts;
  const configuration: DiscordConfiguration = {
    token: double.token,
    apiUrl: double.apiUrl,
    guild: null,
    messageContent: true,
    shards: { kind: 'one' },
  };
  let last: { readonly adapter: ChatAdapter; readonly kill: () => void } | undefined;
  return {
    async open() {
      const own = clock.process();
      let isKilled = false;
      const store = killableStore(parts.store, () => isKilled);
      const assistant = createAssistant(store);
      const { knowledge } = assistant;
      const platform = createDiscordPlatform({ configuration, knowledge, log, clock: own });
      const pictures = { png: async () => null };
      const pace = { drainFor: 200 };
      const adapter = createChatAdapter({ platform, assistant, store, pictures, log, clock: own, pace });
      last = {
        adapter,
        kill() {
          isKilled = true;
          own.kill();
          void platform.close();
        },
      };
      await adapter.start();
    },
    kill: () => last?.kill(),
    stop: async () => last?.adapter.stop(),
  };
}
