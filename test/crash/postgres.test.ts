import { afterAll, beforeAll, describe } from 'vitest';
import { startServer, type TestServer } from '../postgres-server.ts';
import { killOneOfTwo, killPostgresProcess, killServer } from './postgres-cases.ts';

describe('the Postgres store', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ durable: true });
  });
  afterAll(() => server.stop());

  killPostgresProcess(() => server, 3, [2], 3);
  killOneOfTwo(() => server, 2);
  killServer(() => server, 3);
});
