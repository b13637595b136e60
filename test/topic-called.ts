import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './new-folder.ts';
import { genealogyTopic } from './run-program.ts';

/** A copy of the genealogy topic with another name for Gramps. */
export function topicCalled(name: string): string {
  const folder = newFolder();
  cpSync(genealogyTopic, folder, { recursive: true });
  const path = join(folder, 'options/gramps.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('name: Gramps', `name: ${name}`));
  return folder;
}
