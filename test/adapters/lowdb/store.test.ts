import { rm } from 'node:fs/promises';
import { afterAll } from 'vitest';
import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { describeStore } from '../../contract/store-contract.ts';
import { makeFolder } from '../../temporary-folder.ts';

const folder = await makeFolder();
afterAll(() => rm(folder, { recursive: true, force: true }));

describeStore('lowdb', { open: () => openLowdbStore(folder), turns: 600 });
