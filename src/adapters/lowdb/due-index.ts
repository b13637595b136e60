import { join } from 'node:path';
import type { DocumentKind } from '../../core/store/documents.ts';
import type { Key } from '../../core/store/store.ts';
import type { Disk } from './disk.ts';
import { type Location, locationId, parseLocationId } from './locations.ts';

/**
 * Which documents are due, and when. On disk, each has an empty marker file named after its location, so that a start
 * reads those documents only. One marker too many costs a read at the next start; one too few would lose a reply, so a
 * marker becomes durable before its document.
 */
export type DueIndex = {
  /** Locations that an earlier process marked. */
  marked(): Promise<Location[]>;
  /** Makes a marker durable if it isn't yet. */
  mark(location: Location): Promise<void>;
  /** Records when a saved document is due. Removes the marker if it isn't. */
  update(key: Key, location: Location, due: number | null): Promise<void>;
  remove(location: Location): Promise<void>;
  /** As `due` of the store. */
  due<K extends DocumentKind>(kind: K, now: number, most: number, within: string): Key<K>[];
  removeAll(matches: (location: Location) => boolean): Promise<void>;
};

/**
 * Unused markers are renamed to this prefix and reused. Creating and removing a file per reply would cost half a
 * millisecond on ext4, which searches for a free inode and skips those of files that were just removed.
 */
const spareName = 'spare-';
const mostSpares = 1_000;

export function openDueIndex(folder: string, disk: Disk): DueIndex {
  const markers = new Set<string>();
  const spares: string[] = [];
  let spareNumber = 0;
  const entries = new Map<string, { readonly key: Key; readonly due: number }>();
  const sync = coalesced(() => disk.syncFolder(folder));

  async function unmark(id: string): Promise<void> {
    entries.delete(id);
    if (!markers.delete(id)) return;
    if (spares.length >= mostSpares) return disk.remove(join(folder, id));
    const spare = `${spareName}${spareNumber++}`;
    await disk.move(join(folder, id), join(folder, spare));
    spares.push(spare);
  }

  return {
    async marked() {
      const locations = [];
      for (const { name } of await disk.list(folder)) {
        const location = parseLocationId(name);
        if (location !== undefined) {
          markers.add(name);
          locations.push(location);
        } else if (name.startsWith(spareName)) {
          spares.push(name);
          spareNumber = Math.max(spareNumber, Number(name.slice(spareName.length)) + 1);
        }
      }
      return locations;
    },
    async mark(location) {
      const id = locationId(location);
      if (markers.has(id)) return;
      const spare = spares.pop();
      if (spare === undefined) await disk.touch(join(folder, id));
      else await disk.move(join(folder, spare), join(folder, id));
      await sync();
      markers.add(id);
    },
    async update(key, location, due) {
      const id = locationId(location);
      if (due === null) await unmark(id);
      else entries.set(id, { key, due });
    },
    remove: (location) => unmark(locationId(location)),
    due(kind, now, most, within) {
      return [...entries.values()]
        .flatMap(({ key, due }) =>
          key.kind === kind && due <= now && key.workspace.startsWith(within)
            ? [{ key: { workspace: key.workspace, kind, id: key.id }, due }]
            : [],
        )
        .sort((a, b) => a.due - b.due)
        .slice(0, most)
        .map(({ key }) => key);
    },
    async removeAll(matches) {
      for (const id of [...markers]) {
        const location = parseLocationId(id);
        if (location !== undefined && matches(location)) await unmark(id);
      }
    },
  };
}

/** Callers that arrive during a run share the next one. */
function coalesced(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    const now = run().finally(() => {
      if (running === now) running = undefined;
    });
    running = now;
    return now;
  };
  return () => {
    if (running === undefined) return start();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
