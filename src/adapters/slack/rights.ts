import type { Rights } from '../../core/access/actor.ts';
import type { Site } from './handlers/context.ts';
import type { Members } from './lookups/members.ts';
import type { Memberships } from './lookups/memberships.ts';

/**
 * What Slack lets somebody do: those who run the workspace are its owners and administrators.
 *
 * @param from the workspace that the person came from, as the delivery says; undefined where it does not
 */
export type RightsOf = (site: Site, user: string, from: string | undefined) => Promise<Rights>;

export function createRights(members: Members, memberships: Memberships): RightsOf {
  return async (site, user, from) => {
    const member = await members.find(site.token, user);
    const guest =
      member === undefined ? isForeign(site, from) : member.restricted || !isAtHome(site, member.homes);
    return {
      manages: member?.runs === true,
      configures: !guest,
      guest,
      reads: async (place) => (await memberships.closedPlaces(site.token, user, teamFor(site))).has(place),
    };
  };
}

/** The workspace to look in with an organisation's token. */
export function teamFor({ team, seenIn }: Site): string | null {
  return team === null ? seenIn : null;
}

function isAtHome({ team, seenIn, enterprise }: Site, homes: readonly string[]): boolean {
  return homes.length === 0 || homes.some((home) => [team, seenIn, enterprise].includes(home));
}

/** Where all that is known is the delivery: another workspace of the same organisation is at home too, and it does not say. */
function isForeign({ team, seenIn, enterprise }: Site, from: string | undefined): boolean {
  return enterprise === null && from !== undefined && from !== team && from !== seenIn;
}
