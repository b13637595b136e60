/**
 * Lets so many tasks run at a time; the others wait in order. The pool's own queue counts waiting against the time
 * for a connection, so that a burst of questions would look like a database that is away.
 */
export function openGate(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
