import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Meter } from '../../../core/assistant/meter.ts';
import type { Store } from '../../../core/store/store.ts';
import type { Environment } from '../../../environment.ts';
import type { Pictures } from '../../chart/pictures.ts';
import type { NamedLog } from '../../log/log.ts';
import { readSlackSettings } from '../../slack/read-settings.ts';
import { noDiscordToken } from '../shell/no-discord-token.ts';

export const doorIds = ['slack', 'discord'] as const;
export type DoorId = (typeof doorIds)[number];

/** A way in that stays open until it is stopped. */
export type Door = {
  start(): Promise<void>;
  /** Takes nothing new, finishes what was begun, and closes. */
  stop(): Promise<void>;
  /** True while its platform can be heard. */
  isReady(): boolean;
  /** What is committed here and not yet posted. */
  waiting(): number;
};

export type DoorParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly pictures: Pictures;
  readonly log: NamedLog;
  readonly meter: Meter;
};

/** A door that can be opened. */
export type DoorPlan = {
  readonly id: DoorId;
  readonly name: string;
  /** Makes it; its platform's library is read only then. */
  readonly make: (parts: DoorParts) => Promise<Door>;
};

/**
 * The doors whose tokens are set; with `only`, that one.
 *
 * @throws SlackSettingsError where Slack's variables do not belong together
 * @throws where the one that is wanted has no token
 */
export function doorsOf(environment: Environment, only?: DoorId): readonly DoorPlan[] {
  if (only !== undefined) return [planOf(only, environment) ?? missing(only)];
  return doorIds.flatMap((id) => planOf(id, environment) ?? []);
}

function planOf(id: DoorId, { slack, discord }: Environment): DoorPlan | null {
  switch (id) {
    case 'slack': {
      const settings = readSlackSettings(slack);
      if (settings === null) return null;
      return {
        id,
        name: 'Slack',
        async make(parts) {
          const { createSlackDoor } = await import('../../slack/door.ts');
          return createSlackDoor({ ...parts, settings, now: Date.now });
        },
      };
    }
    case 'discord':
      if (discord === null) return null;
      return {
        id,
        name: 'Discord',
        async make(parts) {
          const { createDiscordDoor } = await import('../../discord/door.ts');
          const { systemClock } = await import('../../discord/system-clock.ts');
          const log = parts.log.named('discord');
          return createDiscordDoor({ ...parts, log, configuration: discord, clock: systemClock });
        },
      };
  }
}

function missing(id: DoorId): never {
  switch (id) {
    case 'slack':
      throw new Error(
        '--only slack: none of its variables is set; SLACK_BOT_TOKEN and SLACK_APP_TOKEN are the least (docs/slack.md)',
      );
    case 'discord':
      throw new Error(`--only discord: ${noDiscordToken}`);
  }
}
