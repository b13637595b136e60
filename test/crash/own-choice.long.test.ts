import { afterAll, beforeAll, describe } from 'vitest';
import { startServer, type TestServer } from '../postgres-server.ts';
import { inLowdb, inPostgres, killWhileChoosing } from './own-choice-cases.ts';

describe('a choice of a team’s own', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ durable: true });
  });
  afterAll(() => server.stop());

  killWhileChoosing('in lowdb', inLowdb, { kills: 40, seed: 12, times: [0, 2, 6], every: 1 });
  killWhileChoosing(
    'in Postgres',
    inPostgres(() => server),
    { kills: 40, seed: 13, times: [0, 2, 6], every: 1 },
  );
});
