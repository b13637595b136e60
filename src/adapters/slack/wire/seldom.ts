/** How often the same line is written, in milliseconds. */
const every = 10_000;

/**
 * Writes the same line once in ten seconds, with how often it would have been written since, so that whoever floods the
 * port doesn't flood the log as well. There are few different lines.
 *
 * @param now milliseconds since 1970
 */
export function createSeldom(write: (line: string) => void, now: () => number): (line: string) => void {
  const written = new Map<string, { readonly at: number; skipped: number }>();
  return (line) => {
    const last = written.get(line);
    if (last !== undefined && now() - last.at < every) {
      last.skipped++;
      return;
    }
    const skipped = last?.skipped ?? 0;
    written.set(line, { at: now(), skipped: 0 });
    write(skipped === 0 ? line : `${line} (${skipped} more since the last time)`);
  };
}
