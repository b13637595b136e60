import { type ChatAdapter, createChatAdapter } from '../../../src/adapters/chat/adapter.ts';
import type { Log } from '../../../src/adapters/log/log.ts';
import type { SlackConfiguration } from '../../../src/adapters/slack/configuration.ts';
import { createSlackPlatform, usualPace } from '../../../src/adapters/slack/platform.ts';
import type { Assistant } from '../../../src/core/assistant/assistant.ts';
import { noMeter } from '../../../src/core/assistant/meter.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { killableStore } from '../killable-store.ts';
import type { SteppingClock } from '../stepping-clock.ts';
import type { SlackServer } from './server.ts';
import { quick, type Transport } from './setup.ts';

export type BotProcesses = {
  /** Starts another process of the same bot. */
  open(): Promise<void>;
  /** Ends the last process in the middle of whatever it does. */
  kill(): void;
  /** Stops the last process in the orderly way. */
  stop(): Promise<void>;
  /** The port that the last one listens on; 0 while it listens on none. */
  port(): number;
};

export type BotProcessesParts = {
  readonly transport: Transport;
  readonly server: SlackServer;
  readonly store: Store;
  readonly createAssistant: (store: Store) => Assistant;
  readonly clock: SteppingClock;
  readonly log: Log;
};

/** Processes of one bot, one after another, all within the process of the test. */
export function createBotProcesses(parts: BotProcessesParts): BotProcesses {
  const { transport, server, createAssistant, clock, log } = parts;
  const configuration: SlackConfiguration = {
    transport:
      transport === 'socket'
        ? { kind: 'socket', appToken: 'xapp-1-test' }
        : { kind: 'http', signingSecret: server.signingSecret, port: 0 },
    access: { kind: 'token', botToken: server.workspace.token },
    apiUrl: server.apiUrl,
  };
  let last: { adapter: ChatAdapter; port: () => number | null; kill: () => void } | undefined;
  return {
    async open() {
      const own = clock.process();
      let isKilled = false;
      const store = killableStore(parts.store, () => isKilled);
      const shared = { assistant: createAssistant(store), store, log, clock: own };
      const platform = createSlackPlatform({
        ...shared,
        configuration,
        meter: noMeter,
        pace: { ...usualPace, postEvery: quick.postEvery, pingTimeout: quick.pingTimeout },
      });
      const pictures = { png: async () => null };
      const adapter = createChatAdapter({ ...shared, platform, pictures, pace: { drainFor: 200 } });
      last = {
        adapter,
        port: () => platform.port(),
        kill() {
          isKilled = true;
          own.kill();
          void platform.stopListening();
          void platform.close();
          server.dropSockets();
        },
      };
      await adapter.start();
    },
    kill: () => last?.kill(),
    stop: async () => last?.adapter.stop(),
    port: () => last?.port() ?? 0,
  };
}
