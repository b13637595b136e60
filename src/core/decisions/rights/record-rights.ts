import type { Actor } from '../../access/actor.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import { defaultSettings } from '../../settings/channel-settings.ts';
import type { Decision } from '../record/record.ts';

/** Who reads a record: everyone in its place; if the place is open, everyone in the workspace. */
export type Reader = Pick<Actor, 'place' | 'rights'> & {
  /** Whether only the person who asked sees the answer. */
  readonly isPrivate: boolean;
};

/** Records of a closed place are shown there, and to its members in private. */
export async function mayRead(
  { place }: Decision,
  { place: here, rights, isPrivate }: Reader,
): Promise<boolean> {
  if (rights.guest) return false;
  if (place === null || !place.closed || place.id === here?.id) return true;
  return isPrivate && (await rights.reads(place.id));
}

/** Why a person may not record, propose and change here; null if they may. */
export async function whyNotRecord(
  settings: Settings,
  actor: Actor,
  decision: Decision | null,
): Promise<string | null> {
  if (actor.rights.guest)
    return "Decisions belong to this workspace, and you're a guest here: you can ask, and its members record.";
  const place = decision?.place ?? actor.place;
  const { decides } = place === null ? defaultSettings : await settings.of(actor.workspace, place.id);
  return decides === 'managers' && !actor.rights.manages
    ? 'In this channel, those who run the workspace record and change decisions. Ask one of them, or put it to them here.'
    : null;
}
