import { afterAll } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { testServer } from '../../postgres-server.ts';
import { proposeFact } from './proposing-cases.ts';

const server = await testServer();
afterAll(() => server.stop());

proposeFact('Postgres', async () => {
  const url = await server.database();
  const store = await openPostgresStore(url, { log: () => undefined });
  return { store, dataFolder: null, env: { DATABASE_URL: url } };
});
