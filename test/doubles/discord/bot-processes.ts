import { type ChatAdapter, createChatAdapter } from '../../../src/adapters/chat/adapter.ts';
import { createDiscordPlatform } from '../../../src/adapters/discord/platform.ts';
import type { Log } from '../../../src/adapters/log/log.ts';
import type { Assistant } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { SteppingClock } from '../stepping-clock.ts';
import type { DiscordDouble } from './discord-double.ts';

export type BotProcesses = {
  /** Starts another process of the same bot. */
  open(): Promise<void>;
  /** Ends the last process in the middle of whatever it does. */
  kill(): void;
  /** Stops the last process in the orderly way. */
  stop(): Promise<void>;
};

export type BotProcessesParts = {
  readonly double: Pick<DiscordDouble, 'token' | 'apiUrl'>;
  readonly store: Store;
  readonly createAssistant: () => Assistant;
  readonly clock: SteppingClock;
  readonly log: Log;
};

/** Processes of one bot, one after another, all within the process of the test. */
export function createBotProcesses({
  double,
  store,
  createAssistant,
  clock,
  log,
}: BotProcessesParts): BotProcesses {
  let last: { readonly adapter: ChatAdapter; readonly kill: () => void } | undefined;
  return {
    async open() {
      const assistant = createAssistant();
      const own = clock.process();
      const platform = createDiscordPlatform({
        configuration: {
          token: double.token,
          apiUrl: double.apiUrl,
          guild: null,
          messageContent: true,
          shards: { kind: 'one' },
        },
        knowledge: assistant.knowledge,
        log,
        clock: own,
      });
      const adapter = createChatAdapter({
        platform,
        assistant,
        store,
        pictures: { png: async () => null },
        log,
        clock: own,
        pace: { drainFor: 200 },
      });
      last = {
        adapter,
        kill() {
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
