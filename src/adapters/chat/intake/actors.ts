import type { Actor, Rights } from '../../../core/access/actor.ts';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { ChatAddress } from '../address.ts';
import type { EventSource } from '../events.ts';
import type { AuthorStanding, Capabilities, Platform } from '../platform.ts';

/** An event's author with the rights the platform gives them, and the link to what was said. */
export type Caller = Omit<Actor, 'conversation'> & {
  readonly link: string | null;
  /** True for those who run the workspace, as opposed to those they put in charge. */
  readonly runs: boolean;
};

export type Actors<A extends ChatAddress, T> = (source: EventSource<A, T>) => Promise<Caller>;

/** @returns a function that throws what the store throws */
export function createActors<A extends ChatAddress, P, T>(
  platform: Pick<Platform<A, P, T>, 'standing' | 'capabilities'>,
  { managers }: Pick<Assistant, 'managers'>,
): Actors<A, T> {
  return async (source) => {
    const { workspace, author } = source;
    const standing = await platform.standing(source);
    const { place, link, runs, roles, zone } = standing;
    // Most people have no role that could matter, which saves the store a look.
    const isManager = roles.length > 0 && hasRole(roles, await managers.role(workspace));
    const rights = rightsOf(standing, platform.capabilities, isManager);
    return { workspace, author, place, rights, link, runs, ...(zone === undefined ? {} : { zone }) };
  };
}

/**
 * What somebody may do, by what the platform says about them.
 *
 * @param isManager true for somebody whom those who run the workspace put in charge
 */
export function rightsOf(
  { runs, guest, reads, whoConfigures }: Pick<AuthorStanding, 'runs' | 'guest' | 'reads' | 'whoConfigures'>,
  { settingsBy }: Pick<Capabilities, 'settingsBy'>,
  isManager: boolean,
): Rights {
  const manages = runs || isManager;
  const configures = settingsBy === 'members' ? !guest : manages;
  return { manages, configures, guest, reads, ...(whoConfigures === undefined ? {} : { whoConfigures }) };
}

function hasRole(roles: readonly string[], role: string | null): boolean {
  return role !== null && roles.includes(role);
}
