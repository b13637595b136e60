/** Runs a task once all earlier tasks of the same name have ended, whether they succeeded or not. */
export type Queue = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/**
 * A queue for each name. Without it, turns of one conversation that arrive together would all be computed, and
 * all but one thrown away as conflicts. It orders tasks of this process; between processes, versions decide.
 */
export function openQueue(): Queue {
  const tails = new Map<string, Promise<void>>();
  return async (name, task) => {
    const before = tails.get(name) ?? Promise.resolve();
    const result = before.then(task);
    const tail = result.then(ignore, ignore);
    tails.set(name, tail);
    try {
      return await result;
    } finally {
      if (tails.get(name) === tail) tails.delete(name);
    }
  };
}

function ignore(): void {}
