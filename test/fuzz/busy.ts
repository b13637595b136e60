/** How often is looked, in milliseconds. */
const every = 50;

/**
 * The longest that this thread has worked without letting anything else run, in milliseconds of its own CPU: what a
 * busy machine takes from it is no hang.
 */
export function watchBusyness(): { longest(): number; end(): void } {
  let longest = 0;
  let before = cpu();
  const timer = setInterval(() => {
    const now = cpu();
    longest = Math.max(longest, now - before);
    before = now;
  }, every);
  return { longest: () => longest, end: () => clearInterval(timer) };
}

function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
