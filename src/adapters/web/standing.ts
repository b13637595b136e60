import type { Platform } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { Trigger } from './inbound/trigger.ts';

/**
 * Whoever reaches the page may do everything: on this machine it's theirs, and behind a proxy, the proxy lets in the team.
 * Its channels are open to all of them.
 */
export const standing: Platform<Address, unknown, Trigger>['standing'] = async ({ address, trigger }) => ({
  place: { id: address.channel, closed: false },
  // The page has no https address that it knows of.
  link: null,
  runs: true,
  roles: [],
  guest: false,
  reads: async () => true,
  ...(isZone(trigger.zone) ? { zone: trigger.zone } : {}),
});

function isZone(name: string | null): name is string {
  if (name === null) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
