import type { z } from 'zod';
import { nextDigestAt } from '../decisions/digest/digest-times.ts';
import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';
import { type channelSettingsSchema, usualTopicManagers } from './channel-settings-schema.ts';

export type ChannelSettings = z.infer<typeof channelSettingsSchema>;

export const defaultSettings: ChannelSettings = {
  answers: 'everywhere',
  onlyCited: false,
  topic: null,
  decides: 'everyone',
  zone: null,
  digest: null,
  topics: usualTopicManagers,
};

/** Stands for every channel that has no settings of its own. No platform's id contains a star. */
export const everyChannel = '*';

/** Settings of channels, for every platform. */
export type Settings = {
  /** The channel's own settings, else those for every channel, else the defaults. */
  of(workspace: string, channel: string): Promise<ChannelSettings>;
  /** @returns the settings after the change */
  change(workspace: string, channel: string, change: Partial<ChannelSettings>): Promise<ChannelSettings>;
};

export function createSettings(store: Store): Settings {
  return {
    async of(workspace, channel) {
      const own = await store.load({ workspace, kind: 'channel', id: channel });
      if (own !== undefined) return own.value;
      const shared = await store.load({ workspace, kind: 'channel', id: everyChannel });
      return shared?.value ?? defaultSettings;
    },
    async change(workspace, channel, change) {
      const inherited = await this.of(workspace, channel);
      const after = await changeDocument(store, { workspace, kind: 'channel', id: channel }, (before) => {
        const value = { ...(before ?? inherited), ...change };
        return { value, due: dueOf(value) };
      });
      return after.value;
    },
  };
}

/** When its next digest is due. */
function dueOf({ digest, zone }: ChannelSettings): number | null {
  return digest === null ? null : nextDigestAt(zone ?? 'UTC', digest.since);
}
