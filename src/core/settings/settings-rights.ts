import type { Rights } from '../access/actor.ts';
import type { ChannelSettings } from './channel-settings.ts';

/** Which channels settings are for: the one they are changed in, or every one without settings of its own. */
export type SettingsScope = 'channel' | 'everywhere';

export const whoManages = 'those who run the workspace';

export function whoConfigures({ whoConfigures: named = 'members of this workspace' }: Rights): string {
  return named;
}

/** Whether somebody may make a change to settings. @returns why not; null where they may */
export function whyNotChange(
  rights: Rights,
  scope: SettingsScope,
  { decides }: Partial<ChannelSettings>,
): string | null {
  if (!rights.configures) return `Settings are for ${whoConfigures(rights)}.`;
  if (rights.manages) return null;
  if (scope === 'everywhere') return `Settings for every channel are for ${whoManages}.`;
  return decides === undefined ? null : `Who records decisions is up to ${whoManages}.`;
}
