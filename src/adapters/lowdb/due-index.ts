import { join } from 'node:path';
import type { DocumentKind } from '../../core/store/documents.ts';
import type { Key } from '../../core/store/store.ts';
import type { Disk } from './disk.ts';
import { type Location, parseLocationId, locationId } from './locations.ts';

/**
 * Which documents need attention. On the disk it is an empty marker file for each of them, named after its
 * place, so that a start reads those documents and no others; in memory it is when and which.
 * A marker too many costs one read at the next start; one too few would lose a reply, so it is
 * durable before the document that it stands for.
 */
export type DueIndex = {
  /** Places that an earlier process marked. */
  marked(): Promise<Location[]>;
  /** Makes a marker durable, if it is not already. */
  mark(place: Location): Promise<void>;
  /** Notes what was saved, and takes the marker of what is no longer due. */
  update(key: Key, place: Location, due: number | null): Promise<void>;
  remove(place: Location): Promise<void>;
  /** As the port's `due`. */
  due<K extends DocumentKind>(kind: K, now: number, most: number, within: string): Key<K>[];
  removeAll(isGone: (place: Location) => boolean): Promise<void>;
};

/**
 * Markers that are no longer needed are kept under this name and used again. To make and remove a file for each reply
 * costs ext4 half a millisecond of searching: it does not use the inodes of files that were just removed.
 */
const spareName = 'spare-';
const mostSpares = 1_000;

export function openDueIndex(folder: string, disk: Disk): DueIndex {
  const markers = new Set<string>();
  const spares: string[] = [];
  let spareNumber = 0;
  const waiting = new Map<string, { readonly key: Key; readonly due: number }>();
  const sync = shared(() => disk.syncFolder(folder));

  async function unmark(word: string): Promise<void> {
    waiting.delete(word);
    if (!markers.delete(word)) return;
    if (spares.length >= mostSpares) return disk.remove(join(folder, word));
    const spare = `${spareName}${spareNumber++}`;
    await disk.move(join(folder, word), join(folder, spare));
    spares.push(spare);
  }

  return {
    async marked() {
      const places = [];
      for (const { name } of await disk.list(folder)) {
        const place = parseLocationId(name);
        if (place !== undefined) {
          markers.add(name);
          places.push(place);
        } else if (name.startsWith(spareName)) {
          spares.push(name);
          spareNumber = Math.max(spareNumber, Number(name.slice(spareName.length)) + 1);
        }
      }
      return places;
    },
    async mark(place) {
      const word = locationId(place);
      if (markers.has(word)) return;
      const spare = spares.pop();
      if (spare === undefined) await disk.touch(join(folder, word));
      else await disk.move(join(folder, spare), join(folder, word));
      await sync();
      markers.add(word);
    },
    async update(key, place, due) {
      const word = locationId(place);
      if (due === null) await unmark(word);
      else waiting.set(word, { key, due });
    },
    remove: (place) => unmark(locationId(place)),
    due(kind, now, most, within) {
      return [...waiting.values()]
        .flatMap(({ key, due }) =>
          key.kind === kind && due <= now && key.workspace.startsWith(within)
            ? [{ key: { workspace: key.workspace, kind, id: key.id }, due }]
            : [],
        )
        .sort((a, b) => a.due - b.due)
        .slice(0, most)
        .map(({ key }) => key);
    },
    async removeAll(isGone) {
      for (const word of [...markers]) {
        const place = parseLocationId(word);
        if (place !== undefined && isGone(place)) await unmark(word);
      }
    },
  };
}

/** Callers that come while one run is under way share the next one. */
function shared(run: () => Promise<void>): () => Promise<void> {
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
