/** Work that waits for earlier work of the same name; different names run side by side. */
export type Queues = {
  after<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
};

export function openQueues(): Queues {
  const last = new Map<string, Promise<unknown>>();
  return {
    async after(name, work) {
      const before = last.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(name, mine);
      try {
        return await mine;
      } finally {
        if (last.get(name) === mine) last.delete(name);
      }
    },
    async idle() {
      await Promise.allSettled(last.values());
    },
  };
}
