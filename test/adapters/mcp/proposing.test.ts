import { openLowdbStore } from '../../../src/adapters/lowdb/store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { proposeFact } from './proposing-cases.ts';

proposeFact('lowdb, by its owner', async () => {
  const dataFolder = await temporaryFolder();
  return { store: await openLowdbStore(dataFolder), dataFolder, env: {} };
});
