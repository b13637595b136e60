import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything in a data folder except the weighings. */
export function keptBeside(folder: string): string {
  return readdirSync(join(folder, 'documents'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.startsWith('weighing'))
    .map((name) => readFileSync(join(folder, 'documents', name), 'utf8'))
    .join('\n');
}
