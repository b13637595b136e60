import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the meanings of the built-in topics where earlier runs of the tests left none, in a process of its own. */
export default function buildMeanings(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, 'builder.ts')], { stdio: 'inherit' });
}
