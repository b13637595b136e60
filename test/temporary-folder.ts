import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder, for a whole file of tests. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tradeoff-'));
}

/** A new folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await makeFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
