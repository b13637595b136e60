import { isZone } from '../dates/zones.ts';
import type { ChannelSettings } from './channel-settings.ts';

/** The zone that somebody means who names none. */
export type MeantZone = {
  readonly zone: string;
  /** True where neither their own zone nor the channel's is known. */
  readonly isAssumed: boolean;
};

/** The person's own zone, else the one that their channel or workspace has set, else UTC. */
export function zoneOf(
  { zone: own }: { readonly zone?: string },
  { zone: set }: Pick<ChannelSettings, 'zone'>,
): MeantZone {
  const known = [own, set].find((zone) => zone != null && isZone(zone));
  return known == null ? { zone: 'UTC', isAssumed: true } : { zone: known, isAssumed: false };
}
