import type { Store } from '../../src/core/store/store.ts';

/** The store as one process has it: once the process is killed, none of its calls change anything or end. */
export function killableStore(store: Store, isKilled: () => boolean): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown =>
        isKilled() ? new Promise(() => {}) : Reflect.apply(member, target, given);
    },
  });
}
