import { openMemoryStore } from '../../src/adapters/memory/store.ts';
import { documentKinds } from '../../src/core/store/documents.ts';
import { readValue } from '../../src/core/store/formats.ts';
import type { Store } from '../../src/core/store/store.ts';

/** A store that notes each document which it would not give back: what came in broken, and was kept so. */
export function openCheckedStore(spoilt: string[]): Store {
  const memory = openMemoryStore(100_000);
  return {
    ...memory,
    shared: true,
    save(key, value, options) {
      const { format } = documentKinds[key.kind];
      const read = readValue(key.kind, format, JSON.parse(JSON.stringify(value)));
      if (read.kind === 'damaged') spoilt.push(`${key.kind} ${key.id}: ${read.reason}`);
      return memory.save(key, value, options);
    },
  };
}
