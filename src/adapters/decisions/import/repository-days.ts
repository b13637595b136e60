import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** In bytes: a hundred thousand files. */
const mostOutput = 32_000_000;
/** In milliseconds. */
const patience = 30_000;

/**
 * The day on which each file of a folder came into its repository, by its path below the folder. Empty where the folder is in
 * none, or Git isn't installed.
 */
export async function repositoryDays(folder: string): Promise<ReadonlyMap<string, string>> {
  const days = new Map<string, string>();
  try {
    const { stdout } = await run(
      'git',
      [
        '-C',
        folder,
        '-c',
        'core.quotePath=false',
        'log',
        '--diff-filter=A',
        '--format=%x00%as',
        '--name-only',
        '--relative',
        '--',
        '.',
      ],
      { maxBuffer: mostOutput, timeout: patience, windowsHide: true },
    );
    for (const commit of stdout.split('\0')) {
      const [day = '', ...paths] = commit.split('\n');
      // The newest come first, and what was added twice was there since the first time.
      for (const path of paths) if (path !== '') days.set(path, day);
    }
  } catch {
    return new Map();
  }
  return days;
}
