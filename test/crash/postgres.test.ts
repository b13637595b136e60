import { afterAll, beforeAll, describe } from 'vitest';
import { startServer, type TestServer } from '../postgres-server.ts';
import { killOneOfTwo, killPostgresProcess } from './postgres-cases.ts';

describe('the Postgres store', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ durable: true });
  });
  afterAll(() => server.stop());

  killPostgresProcess(() => server, { kills: 1, times: [2], seed: 3, every: 16 });
  killOneOfTwo(() => server, 1);
});
