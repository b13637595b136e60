import { afterAll, beforeAll, describe } from 'vitest';
import { startServer, type TestServer } from '../postgres-server.ts';
import { killOneOfTwo, killPostgresProcess, killServer } from './postgres-cases.ts';

describe('the Postgres store', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ durable: true });
  });
  afterAll(() => server.stop());

  killPostgresProcess(() => server, { kills: 200, times: [0, 1, 2, 5, 9], seed: 4 });
  killOneOfTwo(() => server, 20);
  killServer(() => server, 20);
});
