import type { Meter } from '../../core/assistant/meter.ts';
import type { Store } from '../../core/store/store.ts';

/** The same store, with conflicts counted. */
export function meterStore(store: Store, meter: Meter): Store {
  return {
    ...store,
    async save(key, value, options) {
      const saved = await store.save(key, value, options);
      if (saved === 'conflict') meter.conflicted(key.kind);
      return saved;
    },
  };
}
