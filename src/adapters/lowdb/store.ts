import { mkdir, rm } from 'node:fs/promises';
import type { DocumentKind } from '../../core/documents.ts';
import type { Key, Store, Stored } from '../../core/store.ts';
import { openDocument, readEnvelope } from './document.ts';
import { documentPaths, pathOf } from './layout.ts';
import { lockFolder } from './lock.ts';
import { openQueues } from './queues.ts';
import { unusable } from './unusable.ts';

/**
 * Opens the store of a data folder: one small lowdb document for each conversation. The folder is made where
 * it is missing, and belongs to this process until the store is closed.
 *
 * @throws where the folder cannot be used, or another process has it; the message says which and what to do
 */
export async function openLowdbStore(folder: string): Promise<Store> {
  await unusable(folder, () => mkdir(folder, { recursive: true }));
  const unlock = await lockFolder(folder);
  const queues = openQueues();

  const load = async <K extends DocumentKind>(key: Key<K>): Promise<Stored<K> | undefined> => {
    const envelope = await openDocument(folder, pathOf(folder, key), key.kind).read();
    return envelope === undefined ? undefined : { key, value: envelope.value, version: envelope.version };
  };

  return {
    load: (key) => queues.after(pathOf(folder, key), () => load(key)),
    save: (key, value, { basedOn, due }) =>
      queues.after(pathOf(folder, key), async () => {
        const document = openDocument(folder, pathOf(folder, key), key.kind);
        const version = (await document.read())?.version ?? 0;
        if (version !== basedOn) return 'conflict';
        await unusable(folder, () =>
          document.write({ workspace: key.workspace, id: key.id, version: version + 1, due, value }),
        );
        return version + 1;
      }),
    remove: (key) => queues.after(pathOf(folder, key), () => rm(pathOf(folder, key), { force: true })),
    async *list(workspace, kind) {
      const ids: string[] = [];
      for await (const path of documentPaths(folder, kind)) {
        const envelope = await readEnvelope(path, kind);
        if (envelope?.workspace === workspace) ids.push(envelope.id);
      }
      for (const id of ids.sort()) {
        const stored = await load({ workspace, kind, id });
        if (stored !== undefined) yield stored;
      }
    },
    async due(kind, now, most) {
      const waiting: { key: Key; due: number }[] = [];
      for await (const path of documentPaths(folder, kind)) {
        const envelope = await readEnvelope(path, kind);
        if (envelope !== undefined && envelope.due !== null && envelope.due <= now)
          waiting.push({ key: { workspace: envelope.workspace, kind, id: envelope.id }, due: envelope.due });
      }
      return waiting
        .sort((a, b) => a.due - b.due)
        .slice(0, most)
        .map(({ key }) => key);
    },
    async close() {
      await queues.idle();
      await unlock();
    },
  };
}
