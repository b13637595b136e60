/** Runs a task after all earlier ones of the same name have ended, however they ended. */
export type Queue = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/**
 * A queue for each name. Turns of one conversation that arrive together would otherwise all be computed and
 * all but one thrown away as conflicts. It orders one process only: between processes the version decides.
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
