import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** What a file holds, or why it wasn't read. */
export type RegularFile =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  /** Something other than a file, such as "a named pipe". */
  | { readonly kind: 'irregular'; readonly is: string }
  | { readonly kind: 'too large' }
  /** The system's code, such as ENOENT. */
  | { readonly kind: 'unreadable'; readonly code: string };

/**
 * Reads a file that somebody else provides. A pipe would block the process until someone writes to it, and a device may
 * never end, so neither is read; links are followed.
 *
 * @param most bytes
 */
export function readRegularFile(path: string, most: number): RegularFile {
  let file: number | undefined;
  try {
    // Before it's opened as well: opening a device can have effects of its own.
    const before = kindOf(statSync(path));
    if (before !== null) return { kind: 'irregular', is: before };
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    const is = kindOf(stats);
    if (is !== null) return { kind: 'irregular', is };
    if (stats.size > most) return { kind: 'too large' };
    // Some files, as in /proc, have no size and yet hold something; others grow.
    const chunks: Buffer[] = [];
    let size = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.max(stats.size - size, 4_096) + 1);
      const length = readSync(file, chunk);
      // There was room for more, so this is all of it; topics have hundreds of files, and each read takes its time.
      if (size === 0 && length > 0 && length === stats.size)
        return { kind: 'read', bytes: chunk.subarray(0, length) };
      if (length === 0) return { kind: 'read', bytes: Buffer.concat(chunks) };
      size += length;
      if (size > most) return { kind: 'too large' };
      chunks.push(chunk.subarray(0, length));
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { kind: 'unreadable', code };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

type Kinds = Pick<ReturnType<typeof statSync> & object, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket'>;

/** Null for a file. */
function kindOf(stats: Kinds): string | null {
  if (stats.isFile()) return null;
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
