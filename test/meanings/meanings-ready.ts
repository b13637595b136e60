import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Variable of the test's processes: a file that's there once the meanings have been built, with the builder's exit code. */
export const endOfBuilding = 'TEST_MEANINGS_ENDED';

/**
 * Resolves once the meanings of the built-in topics can be read. Without it, a program that a test starts with its encoder
 * builds them itself.
 *
 * @throws if they couldn't be built
 */
export async function meaningsReady(): Promise<void> {
  const end = process.env[endOfBuilding];
  if (end === undefined) return;
  while (!existsSync(end)) await pause(20);
  const code = readFileSync(end, 'utf8');
  if (code !== '0')
    throw new Error(
      `what the built-in topics mean could not be built; its process ended with ${code}, see its output`,
    );
}
