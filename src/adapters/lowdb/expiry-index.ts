import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { type Location, locationId, parseLocationId } from './locations.ts';

/**
 * Which documents expire on which day, so that only those are read when the day has come. Each day has a file with a line for
 * each document that was to expire then when it was saved; a document that was used since has a line in a later file too.
 *
 * Lines aren't synced: the sweep finds documents whose line was lost with the power, or didn't fit on a full disk.
 */
export type ExpiryIndex = {
  /** Notes when a saved document expires; nothing if it's noted already. @param before when its last version would have */
  note(location: Location, expires: number | null, before: number | null): Promise<void>;
  /** Takes the days that have come, and hands each document of theirs to `remove`, which notes it again if it stays. */
  take(now: number, remove: (location: Location) => Promise<void>): Promise<void>;
  /** Whether every document that expires has been noted since the folder was made. */
  isComplete(): Promise<boolean>;
  setComplete(): Promise<void>;
};

/** A day in milliseconds. */
const day = 24 * 3_600_000;

/** How a day's file is called while its documents are looked at; one that a killed process left is looked at again. */
const taken = '.taken';

/** The file that says that all documents are noted: folders of older versions have none. */
const completeName = 'complete';

export function openExpiryIndex(folder: string, disk: Disk): ExpiryIndex {
  const dayOf = (time: number): number => Math.floor(time / day);
  const complete = join(folder, completeName);
  return {
    async note(location, expires, before) {
      if (expires === null || (before !== null && dayOf(before) === dayOf(expires))) return;
      // The document is stored, whether it can be noted or not.
      await disk
        .append(join(folder, String(dayOf(expires))), `${locationId(location)}\n`)
        .catch(() => undefined);
    },
    async take(now, remove) {
      const names = (await disk.list(folder)).map(({ name }) => name);
      for (const name of names) {
        const isTaken = name.endsWith(taken);
        const number = Number(isTaken ? name.slice(0, -taken.length) : name);
        if (!Number.isInteger(number) || number > dayOf(now)) continue;
        const path = isTaken ? join(folder, name) : join(folder, `${name}${taken}`);
        // Documents that expire on a day that has come may be saved meanwhile, and are noted in a new file.
        if (!isTaken) {
          if (names.includes(`${name}${taken}`)) continue;
          await disk.move(join(folder, name), path);
        }
        const lines = new Set((await disk.read(path))?.toString('utf8').split('\n'));
        for (const line of lines) {
          const location = parseLocationId(line);
          if (location !== undefined) await remove(location);
        }
        await disk.remove(path);
      }
    },
    isComplete: async () => (await disk.changedAt(complete)) !== undefined,
    setComplete: () => disk.touch(complete),
  };
}
