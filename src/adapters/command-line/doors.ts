import type { Assistant } from '../../core/assistant.ts';
import type { Store } from '../../core/store.ts';
import type { Environment } from '../../environment.ts';
import type { Pictures } from '../chart/pictures.ts';
import { readSlackSettings } from '../slack/read-settings.ts';
import type { LineLog } from './line-log.ts';

/** A way in that stays open until it is stopped. */
export type Door = {
  readonly name: string;
  start(): Promise<void>;
  /** Takes nothing new, finishes what was begun, and closes. */
  stop(): Promise<void>;
};

export type DoorParts = {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly pictures: Pictures;
  readonly log: LineLog;
};

/** Makes a door; its platform's library is read only then. */
export type MakeDoor = (parts: DoorParts) => Promise<Door>;

/**
 * The doors whose tokens are set.
 *
 * @throws SlackSettingsError where Slack's variables do not belong together
 */
export function doorsOf({ slack: variables, discord }: Environment): readonly MakeDoor[] {
  const doors: MakeDoor[] = [];
  const slack = readSlackSettings(variables);
  if (slack !== null)
    doors.push(async ({ assistant, store, pictures, log }) => {
      const { createSlackDoor } = await import('../slack/door.ts');
      return {
        name: 'Slack',
        ...createSlackDoor({ assistant, store, settings: slack, pictures, log, now: Date.now }),
      };
    });
  if (discord !== null)
    doors.push(async ({ assistant, store, pictures, log }) => {
      const { createDiscordDoor } = await import('../discord/door.ts');
      const { systemClock } = await import('../discord/system-clock.ts');
      return {
        name: 'Discord',
        ...createDiscordDoor({
          assistant,
          store,
          configuration: discord,
          pictures,
          log: log.named('discord'),
          clock: systemClock,
        }),
      };
    });
  return doors;
}
