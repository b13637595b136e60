import { randomInt } from 'node:crypto';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { LRUCache } from 'lru-cache';
import type { DocumentKind, DocumentOf } from '../../core/store/documents.ts';
import { type Formats, readValue } from '../../core/store/formats.ts';
import type { Key, SaveOptions, Stored } from '../../core/store/store.ts';
import type { DataFolder } from './data-folder.ts';
import { documentFile } from './document-file.ts';
import type { DueIndex } from './due-index.ts';
import { BrokenFile, type Envelope } from './envelope.ts';
import type { ExpiryIndex } from './expiry-index.ts';
import type { LowdbRecordIndex } from './index/record-index.ts';
import { fileOf, type Location, locationId, locationOf } from './locations.ts';
import type { Ownership } from './lock/ownership.ts';
import { backUp } from './set-aside.ts';

/** Documents on disk, with a cache. The caller makes sure that calls for the same document don't overlap. */
export type Documents = {
  /**
   * @param remember false for walks over all documents, so that they don't push others out of the cache
   * @throws BrokenFile
   */
  read<K extends DocumentKind>(location: Location<K>, remember?: boolean): Promise<Stored<K> | undefined>;
  /** @returns the new version, or 'conflict' if the stored one isn't `basedOn` */
  save<K extends DocumentKind>(
    key: Key<K>,
    value: DocumentOf<K>,
    options: SaveOptions,
  ): Promise<number | 'conflict'>;
  remove(location: Location): Promise<void>;
  /** Removes a document from the cache. */
  forget(location: Location): void;
};

/** Reads one document while no other task works on it. */
export type LoadLocation = <K extends DocumentKind>(
  location: Location<K>,
  remember?: boolean,
) => Promise<Stored<K> | undefined>;

export type DocumentsParts = {
  readonly folder: DataFolder;
  readonly dueIndex: DueIndex;
  readonly expiry: ExpiryIndex;
  readonly records: LowdbRecordIndex;
  readonly ownership: Ownership;
  readonly formats: Formats;
  /** How much text of documents to cache, in characters. */
  readonly cacheSize: number;
};

/** A document's first version is random, so that one that was removed and created again isn't taken for the old one. */
const firstVersions = 2 ** 40;

export function openDocuments({
  folder,
  dueIndex,
  expiry,
  records,
  ownership,
  formats,
  cacheSize,
}: DocumentsParts): Documents {
  const { folders, disk, synced } = folder;
  const cache = new LRUCache<string, Low<Envelope | null>>({
    maxSize: cacheSize,
    sizeCalculation: ({ data }) => (data?.text.length ?? 0) + 500,
  });

  async function open(location: Location): Promise<Low<Envelope | null>> {
    const cached = cache.get(locationId(location));
    if (cached !== undefined) return cached;
    const file = documentFile(location, { folders, disk, synced, mark: dueIndex.mark });
    const low = new Low<Envelope | null>(
      { read: file.read, write: (data) => (data === null ? Promise.resolve() : file.write(data)) },
      null,
    );
    await low.read();
    if (low.data !== null) checkLocation(low.data, location);
    return low;
  }

  /** The cache has only what is on disk for certain. */
  async function write<K extends DocumentKind>(
    low: Low<Envelope | null>,
    location: Location<K>,
    envelope: Envelope,
    value: DocumentOf<K>,
  ): Promise<void> {
    ownership.check();
    const id = locationId(location);
    const before = low.data?.expires ?? null;
    const key = { workspace: envelope.workspace, kind: envelope.kind, id: envelope.id };
    cache.delete(id);
    await records.changing(location, async () => {
      low.data = envelope;
      await low.write();
      return { result: undefined, stored: { key, value } };
    });
    cache.set(id, low);
    await dueIndex.update(key, location, envelope.due);
    await expiry.note(location, envelope.expires, before);
  }

  return {
    async read(location, remember = true) {
      const low = await open(location);
      const envelope = low.data;
      if (envelope === null) return undefined;
      const value: unknown = JSON.parse(envelope.text);
      const result = readValue(location.kind, envelope.format, value, formats);
      const { id, version, due, expires } = envelope;
      const key = { workspace: envelope.workspace, kind: location.kind, id };
      switch (result.kind) {
        case 'damaged':
          throw new BrokenFile(result.reason);
        case 'current':
          if (remember && !cache.has(locationId(location))) cache.set(locationId(location), low);
          return { key, value: result.value, version, due, expires };
        case 'migrated':
          await backUp(folder, location, result.from);
          await write(
            low,
            location,
            {
              ...envelope,
              format: formats[location.kind].format,
              version: version + 1,
              text: JSON.stringify(result.value),
            },
            result.value,
          );
          return { key, value: result.value, version: version + 1, due, expires };
        default:
          return result satisfies never;
      }
    },
    async save(key, value, { basedOn, due, expires = null }) {
      const location = locationOf(key);
      const low = await open(location);
      if ((low.data?.version ?? 0) !== basedOn) return 'conflict';
      const version = basedOn === 0 ? randomInt(1, firstVersions) : basedOn + 1;
      await write(
        low,
        location,
        {
          format: formats[key.kind].format,
          workspace: key.workspace,
          kind: key.kind,
          id: key.id,
          version,
          due,
          expires,
          text: JSON.stringify(value),
        },
        value,
      );
      return version;
    },
    async remove(location) {
      ownership.check();
      cache.delete(locationId(location));
      await records.changing(location, async () => {
        await disk.remove(fileOf(folders, location));
        return { result: undefined, stored: undefined };
      });
      synced.forget(dirname(fileOf(folders, location)));
      await dueIndex.remove(location);
    },
    forget: (location) => void cache.delete(locationId(location)),
  };
}

/** @throws BrokenFile if the document belongs elsewhere, as after copying files around */
function checkLocation(envelope: Envelope, location: Location): void {
  if (locationId(locationOf(envelope)) !== locationId(location))
    throw new BrokenFile(
      `it is ${envelope.kind} ${envelope.id} of ${envelope.workspace}, in the place of another document`,
    );
}
