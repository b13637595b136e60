import type { Actor } from '../../access/actor.ts';
import { type Doer, type Refusal, whyNot } from '../../access/acts.ts';
import type { Settings } from '../../settings/channel-settings.ts';
import { defaultSettings } from '../../settings/channel-settings.ts';
import type { Decision } from '../record/record.ts';

/** Who reads a record: everyone in its place; if the place is open, everyone in the workspace. */
export type Reader = Pick<Actor, 'author' | 'place' | 'rights'> & {
  /** Whether only the person who asked sees the answer. */
  readonly isPrivate: boolean;
};

/** Records of a closed place are shown there, and to its members in private. */
export async function mayRead({ place }: Pick<Decision, 'place'>, reader: Reader): Promise<boolean> {
  const { place: here, rights, isPrivate } = reader;
  if (whyNotReadRecords(reader) !== null) return false;
  if (place === null || !place.closed || place.id === here?.id) return true;
  return isPrivate && (await rights.reads(place.id));
}

/** Why a person may not read any record; null if they may read those of places that they can see. */
export function whyNotReadRecords(doer: Doer): Refusal | null {
  return whyNot('read-records', doer, null);
}

/** Why a person may not record, propose and change here; null if they may. */
export async function whyNotRecord(
  settings: Settings,
  actor: Actor,
  decision: Decision | null,
): Promise<Refusal | null> {
  const place = decision?.place ?? actor.place;
  const { decides } = place === null ? defaultSettings : await settings.of(actor.workspace, place.id);
  return whyNot('record', actor, { decides });
}
