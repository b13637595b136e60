import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder, removeFolders } from './new-folder.ts';

it('removes every folder of a test file with its content', () => {
  const folders = [newFolder(), newFolder()];
  for (const folder of folders) writeFileSync(join(folder, 'file'), 'x');
  expect(folders.map((folder) => existsSync(folder))).toEqual([true, true]);
  removeFolders();
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
});
