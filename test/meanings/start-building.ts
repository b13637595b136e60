import { spawn } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endOfBuilding } from './meanings-ready.ts';

/** A process that builds the meanings of the built-in topics. */
type Builder = {
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<void>;
  /** Ends it, if it hasn't yet. */
  stop(): Promise<void>;
};

/** Starts to build, and tells all processes that are started from here on when that has ended. */
export function startBuilding(): Builder {
  const folder = mkdtempSync(join(tmpdir(), 'tradeoff-meanings-'));
  const end = join(folder, 'ended');
  process.env[endOfBuilding] = end;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'builder.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.on('close', (code) => {
      // Whoever finds the file finds all of it.
      writeFileSync(`${end}.part`, String(code));
      renameSync(`${end}.part`, end);
      resolve();
    });
  });
  return {
    ended,
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
