/** How often to measure, in milliseconds. */
const every = 50;

/**
 * Measures the longest time that this thread ran without yielding, in milliseconds of its own CPU time: waiting for a
 * busy machine isn't a hang.
 */
export function watchCpu(): { longest(): number; end(): void } {
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
