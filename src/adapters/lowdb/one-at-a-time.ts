import { isPrecious } from '../../core/store/formats.ts';
import { DamagedDocument, StoreAway } from '../../core/store/store.ts';
import { openQueue } from '../../core/threads/keyed-queue.ts';
import { type DataFolder, probeIn } from './data-folder.ts';
import { describeDiskError } from './disk-errors.ts';
import type { Documents } from './documents.ts';
import type { DueIndex } from './due-index.ts';
import { BrokenFile } from './envelope.ts';
import { fileOf, type Location, locationId } from './locations.ts';
import { setAside } from './set-aside.ts';

export type OneAtATime = {
  /**
   * Runs a task once no other one works on the document: a reader waits for a writer, so that it sees nothing that isn't
   * durable.
   *
   * @throws DamagedDocument for a broken file, after moving it aside unless its kind is precious
   * @throws StoreAway if the disk fails
   */
  run<T>(location: Location, task: () => Promise<T>): Promise<T>;
  /** Runs a task on no document in particular. @throws StoreAway if the disk fails */
  onDisk<T>(task: () => Promise<T>): Promise<T>;
  /** Whether the disk accepts writes. */
  ready(): Promise<boolean>;
};

export type OneAtATimeParts = {
  readonly folder: DataFolder;
  readonly documents: Documents;
  readonly dueIndex: DueIndex;
  readonly log: (line: string) => void;
};

/** How much a disk that failed has to take before it counts as ready again, in bytes: more than a long thread. */
const probeSize = 131_072;

export function openOneAtATime({ folder, documents, dueIndex, log }: OneAtATimeParts): OneAtATime {
  const { root, folders, disk } = folder;
  const inOrder = openQueue();
  /** Whether the last operation on the disk failed. */
  let isFailing = false;

  async function reportBroken(location: Location, error: unknown): Promise<never> {
    if (!(error instanceof BrokenFile)) throw error;
    const file = fileOf(folders, location);
    documents.forget(location);
    const kept = isPrecious(location.kind) ? file : await setAside(folder, location);
    if (kept !== file) await dueIndex.remove(location);
    log(
      `the ${location.kind} document ${file} is damaged: ${error.message}; ${kept === file ? 'it was left there' : `it was moved to ${kept}`}`,
    );
    throw new DamagedDocument(`the ${location.kind} document ${file}`, kept);
  }

  async function onDisk<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      const description = describeDiskError(root, error);
      if (description === undefined) throw error;
      isFailing = true;
      log(description);
      throw new StoreAway(error, description);
    }
  }

  return {
    onDisk,
    run: (location, task) =>
      inOrder(locationId(location), () =>
        onDisk(() => task().catch((error: unknown) => reportBroken(location, error))),
      ),
    ready: () =>
      inOrder('probe', async () => {
        const probe = probeIn(root);
        // A full disk may still take an empty file, so after a failure there has to be room for a document again.
        const attempt = isFailing
          ? disk.replace(probe, Buffer.alloc(probeSize), () => Promise.resolve())
          : disk.touch(probe);
        isFailing = await attempt.then(
          () => false,
          () => true,
        );
        await disk.remove(probe).catch(() => undefined);
        return !isFailing;
      }),
  };
}
