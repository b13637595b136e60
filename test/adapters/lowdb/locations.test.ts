import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileOf, foldersIn, locationOf } from '../../../src/adapters/lowdb/locations.ts';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { conversationOf } from '../../contract/documents.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const names = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    '..',
    '../../x',
    '/etc/passwd',
    '..\\..\\x',
    'C:\\x',
    '%2e%2e%2fx',
    'a/../../b',
    '~',
    'CON',
  ),
);

it('no name of a workspace or document points outside of the data folder', () => {
  fc.assert(
    fc.property(names, names, (workspace, id) => {
      const path = fileOf(foldersIn('/data'), locationOf({ workspace, kind: 'conversation', id }));
      expect(path).toMatch(
        /^\/data\/documents\/conversation\/[0-9a-f]{32}\/[0-9a-f]{2}\/[0-9a-f]{32}\.json$/,
      );
    }),
  );
});

it('a document whose id is a path is stored in the data folder, and nothing next to it', async () => {
  const around = await temporaryFolder();
  const data = join(around, 'data');
  await mkdir(data);
  const store = await openLowdbStore(data);
  const key = { workspace: '../../out', kind: 'conversation', id: '../../../etc/passwd' } as const;
  await store.save(key, conversationOf('t'), { basedOn: 0, due: 1 });
  expect((await store.load(key))?.key).toEqual(key);
  await store.removeWorkspace('../..');
  expect(await store.load(key)).toBeDefined();
  await store.close();
  expect(await readdir(around)).toEqual(['data']);
});
