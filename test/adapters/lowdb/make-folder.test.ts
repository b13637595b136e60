import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../src/adapters/lowdb/make-folder.ts';
import { newFolder } from '../../new-folder.ts';

it('makes every level that is missing, and leaves what is there', async () => {
  const folder = join(newFolder(), 'a/b/c');
  await makeFolder(folder);
  await makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('lets many make the same folders at once', async () => {
  const folder = join(newFolder(), 'a/b');
  await Promise.all(Array.from({ length: 10 }, () => makeFolder(folder)));
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('refuses a file, what is below a file, and a link that leads nowhere', async () => {
  const root = newFolder();
  writeFileSync(join(root, 'file'), '');
  symlinkSync(join(root, 'nowhere'), join(root, 'link'));
  await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(root, 'file/x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolder(join(root, 'link'))).rejects.toMatchObject({ code: 'EEXIST' });
});

it.skipIf(!existsSync('/proc/self'))('names the level that cannot be made', async () => {
  await expect(makeFolder('/proc/x/y')).rejects.toMatchObject({ code: 'ENOENT', path: '/proc/x' });
});
