import type { EventSource } from '../chat/events.ts';
import type { AuthorStanding, Platform } from '../chat/platform.ts';
import type { SlackAddress } from './address.ts';
import type { Site, SlackTrigger } from './inbound/trigger.ts';
import type { Channels } from './lookups/channels.ts';
import type { Links } from './lookups/links.ts';
import type { Members } from './lookups/members.ts';
import type { Memberships } from './lookups/memberships.ts';

export type Lookups = {
  readonly channels: Channels;
  readonly links: Links;
  readonly members: Members;
  readonly memberships: Memberships;
};

/**
 * Who an event's author is, and where; each lookup waits a second at most. What an event says about its author isn't enough:
 * some say nothing, and none tells who is a guest.
 */
export function createStanding({
  channels,
  links,
  members,
  memberships,
}: Lookups): Platform<SlackAddress, unknown, SlackTrigger>['standing'] {
  return async ({ author, address, trigger }: EventSource<SlackAddress, SlackTrigger>) => {
    const { site, message, userTeam } = trigger;
    const { channel } = address;
    const [closed, link, rights] = await Promise.all([
      channels.isClosed(site.token, channel),
      message === null ? null : links.to(site.token, channel, message),
      rightsIn(site, author, userTeam, { members, memberships }),
    ]);
    return { place: { id: channel, closed }, link, roles: [], ...rights };
  };
}

/**
 * What Slack says of somebody. Owners and administrators run the workspace. Whoever Slack doesn't vouch for as a member of
 * it is a guest.
 *
 * @param userTeam the workspace the person comes from, as the event says; undefined if it doesn't
 */
export async function rightsIn(
  site: Site,
  user: string,
  userTeam: string | undefined,
  { members, memberships }: Pick<Lookups, 'members' | 'memberships'>,
): Promise<Pick<AuthorStanding, 'runs' | 'guest' | 'unverified' | 'reads' | 'zone'>> {
  const member = await members.find(site, user);
  const isVouchedFor = member !== undefined && belongs(site, member.belongsTo) && !member.restricted;
  // Whoever surely is a guest gains nothing by trying again.
  const mayBeMember = (member === undefined || member.belongsTo.length === 0) && !isForeign(site, userTeam);
  return {
    runs: isVouchedFor && member.runs,
    ...(member?.zone == null ? {} : { zone: member.zone }),
    guest: !isVouchedFor,
    ...(!isVouchedFor && mayBeMember ? { unverified: true } : {}),
    reads: async (place) => (await memberships.closedPlaces(site.token, user, teamToLookIn(site))).has(place),
  };
}

/** The workspace to look in, for an organisation's token. */
export function teamToLookIn({ team, seenIn }: Site): string | null {
  return team === null ? seenIn : null;
}

/** Where an event was seen says nothing: in a shared channel, that may be the workspace of somebody else. */
function belongs({ team, enterprise }: Site, ids: readonly string[]): boolean {
  return ids.some((id) => id === team || id === enterprise);
}

/** Goes by the event alone, which doesn't tell the workspaces of one organisation apart: they all belong. */
function isForeign({ team, seenIn, enterprise }: Site, userTeam: string | undefined): boolean {
  return enterprise === null && userTeam !== undefined && userTeam !== team && userTeam !== seenIn;
}
