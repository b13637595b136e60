import type { DocumentKind } from '../../src/core/documents.ts';
import { documentKinds } from '../../src/core/documents.ts';
import type { Key, Store, Stored } from '../../src/core/store.ts';

/** A store in memory that keeps to the port: copies, versions, schemas. What it holds outlives a door, as a disk would. */
export function openMemoryStore(): Store {
  const rows = new Map<string, { key: Key; json: string; version: number; due: number | null }>();
  const nameOf = ({ workspace, kind, id }: Key): string => JSON.stringify([workspace, kind, id]);

  function read<K extends DocumentKind>(key: Key<K>): Stored<K> | undefined {
    const row = rows.get(nameOf(key));
    if (row === undefined) return undefined;
    const schema: { parse(value: unknown): unknown } = documentKinds[key.kind].schema;
    const value = schema.parse(JSON.parse(row.json)) as Stored<K>['value'];
    return { key, value, version: row.version };
  }

  return {
    load: async (key) => read(key),
    async save(key, value, { basedOn, due }) {
      const name = nameOf(key);
      const version = rows.get(name)?.version ?? 0;
      if (version !== basedOn) return 'conflict';
      rows.set(name, { key, json: JSON.stringify(value), version: version + 1, due });
      return version + 1;
    },
    async remove(key) {
      rows.delete(nameOf(key));
    },
    async *list(workspace, kind) {
      const found = [...rows.values()].filter(({ key }) => key.workspace === workspace && key.kind === kind);
      for (const { key } of found.sort((a, b) => (a.key.id < b.key.id ? -1 : 1))) {
        const stored = read({ workspace, kind, id: key.id });
        if (stored !== undefined) yield stored;
      }
    },
    async due(kind, now, most) {
      return [...rows.values()]
        .filter(({ key, due }) => key.kind === kind && due !== null && due <= now)
        .sort((a, b) => (a.due ?? 0) - (b.due ?? 0))
        .slice(0, most)
        .map(({ key }) => key);
    },
    async close() {},
  };
}
