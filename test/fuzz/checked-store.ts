import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { documentKinds } from '../../src/core/store/documents.ts';
import { readValue } from '../../src/core/store/formats.ts';
import type { Store } from '../../src/core/store/store.ts';

/** A store that collects the documents that it couldn't load again: broken input that was stored. */
export function openCheckedStore(damaged: string[]): Store {
  const memory = openMemoryStore(100_000);
  return {
    ...memory,
    shared: true,
    save(key, value, options) {
      const { format } = documentKinds[key.kind];
      const read = readValue(key.kind, format, JSON.parse(JSON.stringify(value)));
      if (read.kind === 'damaged') damaged.push(`${key.kind} ${key.id}: ${read.reason}`);
      return memory.save(key, value, options);
    },
  };
}
