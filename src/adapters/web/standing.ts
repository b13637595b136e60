import type { Platform } from '../chat/platform.ts';
import type { Address } from './address.ts';
import type { WebAuth } from './configuration.ts';
import type { Trigger } from './inbound/trigger.ts';
import { vouchedPerson } from './people.ts';

/**
 * Whoever reaches the page is a member, in channels open to all of them. On this machine the page is theirs, so they run the
 * workspace; behind a proxy, those run it whom its operator names.
 */
export function createStanding(auth: WebAuth | null): Platform<Address, unknown, Trigger>['standing'] {
  const managers = auth === null ? null : new Set(auth.managers.map((name) => vouchedPerson(name).id));
  return async ({ author, address, trigger }) => ({
    place: { id: address.channel, closed: false },
    // The page has no https address that it knows of.
    link: null,
    runs: managers === null || managers.has(author),
    roles: [],
    guest: false,
    reads: async () => true,
    ...(isZone(trigger.zone) ? { zone: trigger.zone } : {}),
  });
}

function isZone(name: string | null): name is string {
  if (name === null) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
