/**
 * Runs what belongs to one conversation one after another, in the order in which it arrived, so that two
 * messages sent quickly are answered in order. Across processes the store's versions see to the rest.
 */
export type Lanes = {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
};

export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(lane, work) {
      const before = last.get(lane) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(lane, mine);
      const leave = (): void => {
        if (last.get(lane) === mine) last.delete(lane);
      };
      mine.then(leave, leave);
      return mine;
    },
  };
}
