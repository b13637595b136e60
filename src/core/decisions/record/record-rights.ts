import type { Actor } from '../../access/actor.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import { defaultSettings } from '../../settings/channel-settings.ts';
import type { Decision } from './record.ts';

/** Who reads a record: everybody in its place; elsewhere, of an open place, everybody in the workspace. */
export type Reader = Pick<Actor, 'place' | 'rights'> & {
  /** True where the answer is seen by the one who asked and nobody else. */
  readonly alone: boolean;
};

/** What is said in a closed place is shown there, and to its members when they are by themselves. */
export async function mayRead({ place }: Decision, { place: here, rights, alone }: Reader): Promise<boolean> {
  if (rights.guest) return false;
  if (place === null || !place.closed || place.id === here?.id) return true;
  return alone && (await rights.reads(place.id));
}

/** Whether somebody may record, propose and change here. @returns why not; null where they may */
export async function whyNotRecord(
  settings: Settings,
  actor: Actor,
  decision: Decision | null,
): Promise<string | null> {
  if (actor.rights.guest)
    return 'Decisions belong to this workspace, and you are a guest here: you can ask, and its members record.';
  const place = decision?.place ?? actor.place;
  const { decides } = place === null ? defaultSettings : await settings.of(actor.workspace, place.id);
  return decides === 'managers' && !actor.rights.manages
    ? 'In this channel decisions are recorded and changed by those who run the workspace. Ask one of them, or put it to them here.'
    : null;
}
