import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Meter } from '../../../core/assistant/meter.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Environment } from '../../../environment.ts';
import type { Pictures } from '../../chart/pictures.ts';
import type { NamedLog } from '../../log/log.ts';
import { slackConfiguration } from '../../slack/configuration.ts';
import type { WebHandler } from '../../web/server/exchange.ts';
import { noDiscordToken } from '../shell/no-discord-token.ts';
import { type PlatformId, platformIds } from '../shell/platform-id.ts';

/** A platform's way in and out, open until it's stopped. */
export type Adapter = {
  start(): Promise<void>;
  /** Accepts nothing new, finishes what has begun, and closes. */
  stop(): Promise<void>;
  /** Whether it's connected to its platform. */
  isReady(): boolean;
  /** Number of threads with replies that are committed here and not yet posted. */
  waiting(): number;
};

export type AdapterParts = {
  /** Where an adapter may keep what's its own. */
  readonly dataFolder: string;
  readonly assistant: Assistant;
  readonly store: Store;
  readonly pictures: Pictures;
  readonly log: NamedLog;
  readonly meter: Meter;
  /** Pages that are served beside the chat's own, where that is served. */
  readonly handlers: readonly WebHandler[];
};

/** An adapter that can be opened. */
export type AdapterPlan = {
  readonly id: PlatformId;
  readonly name: string;
  /** Creates the adapter. Only this loads the platform's library. */
  readonly make: (parts: AdapterParts) => Promise<Adapter>;
};

/**
 * The adapters that have their tokens; with `only`, that one.
 *
 * @throws SlackConfigurationError if Slack's variables are inconsistent
 * @throws if `only` has no token
 */
export function plansFor(environment: Environment, only?: PlatformId): readonly AdapterPlan[] {
  if (only !== undefined) return [planOf(only, environment) ?? missing(only)];
  return platformIds
    .filter((id) => id !== 'web' || isChatServed(environment))
    .flatMap((id) => planOf(id, environment) ?? []);
}

/** Whether the chat page is one of the service's adapters: behind a proxy, and asked for. */
function isChatServed({ web }: Environment): boolean {
  return web.auth !== null && web.chat;
}

function planOf(id: PlatformId, { slack, discord, web }: Environment): AdapterPlan | null {
  switch (id) {
    case 'slack': {
      const configuration = slackConfiguration(slack);
      if (configuration === null) return null;
      return {
        id,
        name: 'Slack',
        async make(parts) {
          const { createSlackAdapter } = await import('../../slack/adapter.ts');
          const { clockBy } = await import('../../chat/clock.ts');
          return createSlackAdapter({ ...parts, configuration, clock: clockBy(parts.store.now) });
        },
      };
    }
    case 'discord':
      if (discord === null) return null;
      return {
        id,
        name: 'Discord',
        async make(parts) {
          const { createDiscordAdapter } = await import('../../discord/adapter.ts');
          const { clockBy } = await import('../../chat/clock.ts');
          return createDiscordAdapter({ ...parts, configuration: discord, clock: clockBy(parts.store.now) });
        },
      };
    case 'web':
      return {
        id,
        name: 'the chat page',
        async make(parts) {
          const { createWebChat } = await import('../shell/web-chat.ts');
          const adapter = await createWebChat({ ...parts, configuration: web });
          return {
            ...adapter,
            async start() {
              await adapter.start();
              parts.log.info(`web: listening at ${adapter.url() ?? ''}`);
            },
          };
        },
      };
    default:
      return id satisfies never;
  }
}

function missing(id: PlatformId): never {
  switch (id) {
    case 'slack':
      throw new Error(
        '--only slack: no variable of Slack is set; it needs at least SLACK_BOT_TOKEN and SLACK_APP_TOKEN (docs/slack.md)',
      );
    case 'discord':
      throw new Error(`--only discord: ${noDiscordToken}`);
    case 'web':
      throw new Error('--only web: it needs no variable');
    default:
      return id satisfies never;
  }
}
