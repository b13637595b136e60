import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Meter } from '../../../core/assistant/meter.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Environment } from '../../../environment.ts';
import type { Pictures } from '../../chart/pictures.ts';
import type { NamedLog } from '../../log/log.ts';
import { slackConfiguration } from '../../slack/configuration.ts';
import { noDiscordToken } from '../shell/no-discord-token.ts';

export const platformIds = ['slack', 'discord'] as const;
export type PlatformId = (typeof platformIds)[number];

/** A way in that stays open until it is stopped. */
export type Adapter = {
  start(): Promise<void>;
  /** Takes nothing new, finishes what was begun, and closes. */
  stop(): Promise<void>;
  /** True while its platform can be heard. */
  isReady(): boolean;
  /** What is committed here and not yet posted. */
  waiting(): number;
};

export type AdapterParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly pictures: Pictures;
  readonly log: NamedLog;
  readonly meter: Meter;
};

/** A adapter that can be opened. */
export type AdapterPlan = {
  readonly id: PlatformId;
  readonly name: string;
  /** Makes it; its platform's library is read only then. */
  readonly make: (parts: AdapterParts) => Promise<Adapter>;
};

/**
 * The adapters whose tokens are set; with `only`, that one.
 *
 * @throws SlackConfigurationError where Slack's variables do not belong together
 * @throws where the one that is wanted has no token
 */
export function plansOf(environment: Environment, only?: PlatformId): readonly AdapterPlan[] {
  if (only !== undefined) return [planOf(only, environment) ?? missing(only)];
  return platformIds.flatMap((id) => planOf(id, environment) ?? []);
}

function planOf(id: PlatformId, { slack, discord }: Environment): AdapterPlan | null {
  switch (id) {
    case 'slack': {
      const configuration = slackConfiguration(slack);
      if (configuration === null) return null;
      return {
        id,
        name: 'Slack',
        async make(parts) {
          const { createSlackAdapter } = await import('../../slack/adapter.ts');
          const { systemClock } = await import('../../chat/clock.ts');
          return createSlackAdapter({ ...parts, configuration, clock: systemClock });
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
          const { systemClock } = await import('../../discord/system-clock.ts');
          const log = parts.log.named('discord');
          return createDiscordAdapter({ ...parts, log, configuration: discord, clock: systemClock });
        },
      };
  }
}

function missing(id: PlatformId): never {
  switch (id) {
    case 'slack':
      throw new Error(
        '--only slack: none of its variables is set; SLACK_BOT_TOKEN and SLACK_APP_TOKEN are the least (docs/slack.md)',
      );
    case 'discord':
      throw new Error(`--only discord: ${noDiscordToken}`);
  }
}
