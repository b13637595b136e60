import type { Rights } from '../access/actor.ts';
import { type Doer, whyNot } from '../access/acts.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { Managers } from './managers.ts';

/** Which channels settings are for: the one they are changed in, or every one without settings of its own. */
export type SettingsScope = 'channel' | 'everywhere';

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
  doer: Doer,
  scope: SettingsScope,
  { decides, topics }: Partial<ChannelSettings>,
  who: string,
): string | null {
  const refusal =
    whyNot('change-settings', doer, { who }) ??
    (scope === 'everywhere' ? whyNot('change-settings-everywhere', doer, null) : null) ??
    (decides === undefined && topics === undefined ? null : whyNot('choose-who-decides', doer, null));
  return refusal?.says ?? null;
}
