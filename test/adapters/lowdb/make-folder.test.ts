import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../src/adapters/lowdb/make-folder.ts';
import { newFolder } from '../../new-folder.ts';

it('creates missing levels, and leaves existing ones', async () => {
  const folder = join(newFolder(), 'a/b/c');
  await makeFolder(folder);
  await makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('allows many callers to create the same folders at once', async () => {
  const folder = join(newFolder(), 'a/b');
  await Promise.all(Array.from({ length: 10 }, () => makeFolder(folder)));
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('rejects a file, a path below a file, and a dangling link', async () => {
  const root = newFolder();
  writeFileSync(join(root, 'file'), '');
  symlinkSync(join(root, 'nowhere'), join(root, 'link'));
  await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(root, 'file/x'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  await expect(makeFolder(join(root, 'link'))).rejects.toMatchObject({ code: 'EEXIST' });
});

it.skipIf(!existsSync('/proc/self'))('names the level that cannot be created', async () => {
  await expect(makeFolder('/proc/x/y')).rejects.toMatchObject({ code: 'ENOENT', path: '/proc/x' });
});
