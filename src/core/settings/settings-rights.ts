import type { Rights } from '../access/actor.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { Managers } from './managers.ts';

/** Which channels settings are for: the one they are changed in, or every one without settings of its own. */
export type SettingsScope = 'channel' | 'everywhere';

export const whoManages = 'those who run the workspace';

/** Who may change settings in a workspace now, the members with the chosen role included. */
export async function whoConfigures(
  { whoConfigures: named }: Rights,
  workspace: string,
  managers: Pick<Managers, 'role'>,
): Promise<string> {
  return named === undefined ? 'members of this workspace' : named(await managers.role(workspace));
}

/**
 * Whether somebody may make a change to settings.
 *
 * @param who may change settings, in words
 * @returns why not; null if they may
 */
export function whyNotChange(
  rights: Rights,
  scope: SettingsScope,
  { decides }: Partial<ChannelSettings>,
  who: string,
): string | null {
  if (!rights.configures) return `Settings are for ${who}.`;
  if (rights.manages) return null;
  if (scope === 'everywhere') return `Settings for every channel are for ${whoManages}.`;
  return decides === undefined ? null : `Who records decisions is up to ${whoManages}.`;
}
