import { homedir } from 'node:os';
import { join } from 'node:path';

/** A path with a leading `~` as a shell reads it. Variables in a file and flags such as `--data=~/x` come without a shell. */
export function homePath(path: string): string {
  return path === '~' || /^~[/\\]/.test(path) ? join(homedir(), path.slice(1)) : path;
}
