import { readdirSync } from 'node:fs';
import { readRegularFile } from '../regular-file.ts';
import { displayPath, type Problem } from './problem.ts';

/** A knowledge file, unparsed. */
export type RawFile = { readonly path: string; readonly text: string };

/** What a folder of knowledge may hold. The built-in one has 49 files and 2 MB. */
const limits = { fileBytes: 5_000_000, files: 2_000, bytes: 50_000_000 } as const;

/** Reads below one root, within limits. */
export type FolderReader = {
  /** The names in a folder, sorted; none if it can't be read, which is reported. */
  names(folder: string): string[];
  /** Undefined if it isn't read, which is reported. */
  read(path: string): RawFile | undefined;
  /** Reports a file or folder as a whole. */
  problem(path: string, says: string): void;
};

/** @param problems receives what can't be read */
export function createFolderReader(root: string, problems: Problem[]): FolderReader {
  let files = 0;
  let bytes = 0;
  let isFull = false;

  function problem(path: string, says: string): void {
    problems.push({ file: displayPath(path), line: null, at: '', says });
  }

  /** Reported once: every further file would be the same problem. */
  function full(says: string): undefined {
    if (!isFull) problem(root, says);
    isFull = true;
  }

  return {
    problem,
    names(folder) {
      try {
        return readdirSync(folder).sort();
      } catch (error) {
        problem(folder, `it cannot be read (${reason(error)}); it has to be a folder with its permissions`);
        return [];
      }
    },
    read(path) {
      if (isFull) return undefined;
      if (++files > limits.files)
        return full(`it has more than ${limits.files} files; split it into several folders`);
      const file = readRegularFile(path, limits.fileBytes);
      switch (file.kind) {
        case 'read':
          bytes += file.bytes.length;
          return bytes > limits.bytes
            ? full(`its files have more than ${limits.bytes / 1e6} MB; split it into several folders`)
            : { path, text: file.bytes.toString('utf8') };
        case 'irregular':
          return void problem(path, `it is ${file.is}; replace it by a file`);
        case 'too large':
          return void problem(
            path,
            `it has more than ${limits.fileBytes / 1e6} MB; split it into several files`,
          );
        case 'unreadable':
          return void problem(path, `it cannot be read (${file.code}); add the file or fix its permissions`);
        default:
          return file satisfies never;
      }
    },
  };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
