import type { Actor, Rights } from '../../../core/access/actor.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { ChatAddress } from '../address.ts';
import type { EventSource } from '../events.ts';
import type { AuthorStanding, Capabilities, Platform } from '../platform.ts';

/** An event's author with the rights the platform gives them, and the link to what was said. */
export type Caller = Omit<Actor, 'conversation'> & { readonly link: string | null };

export type Actors<A extends ChatAddress, T> = (source: EventSource<A, T>) => Promise<Caller>;

/** @returns a function that throws what the store throws */
export function createActors<A extends ChatAddress, P, T>(
  platform: Pick<Platform<A, P, T>, 'standing' | 'capabilities'>,
  { managers }: Pick<Assistant, 'managers'>,
): Actors<A, T> {
  return async (source) => {
    const { workspace, author } = source;
    const standing = await platform.standing(source);
    const { place, link, roles, zone } = standing;
    // Most people have no role that could matter, which saves the store a look.
    const isManager = roles.length > 0 && hasRole(roles, await managers.role(workspace));
    const rights = rightsOf(standing, platform.capabilities, isManager);
    return { workspace, author, place, rights, link, ...(zone === undefined ? {} : { zone }) };
  };
}

/**
 * What the platform says of somebody, as the core takes it.
 *
 * @param isManager true for somebody whom those who run the workspace put in charge
 */
export function rightsOf(
  { runs, guest, unverified, reads, whoConfigures }: Vouched,
  { settingsBy }: Pick<Capabilities, 'settingsBy'>,
  isManager: boolean,
): Rights {
  return {
    runs,
    manages: runs || isManager,
    settingsBy,
    guest: guest || unverified === true,
    ...(unverified === true ? { unverified } : {}),
    reads,
    ...(whoConfigures === undefined ? {} : { whoConfigures }),
  };
}

type Vouched = Pick<AuthorStanding, 'runs' | 'guest' | 'unverified' | 'reads' | 'whoConfigures'>;

function hasRole(roles: readonly string[], role: string | null): boolean {
  return role !== null && roles.includes(role);
}
