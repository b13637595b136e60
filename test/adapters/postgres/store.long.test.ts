import { afterAll } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { describeStore } from '../../contract/store-contract.ts';
import { testServer } from '../../postgres-server.ts';

const server = await testServer();
afterAll(() => server.stop());

describeStore('Postgres', {
  open: async () => openPostgresStore(await server.database(), { log: () => undefined }),
  turns: 10_000,
});
