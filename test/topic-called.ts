import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './new-folder.ts';
import { databasesTopic } from './run-program.ts';

/** A copy of the databases topic with another name for SQLite. */
export function topicCalled(name: string): string {
  const folder = newFolder();
  cpSync(databasesTopic, folder, { recursive: true });
  const path = join(folder, 'options/sqlite.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('name: SQLite', `name: ${name}`));
  return folder;
}
