import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { burstOn } from '../../doubles/slack/burst.ts';
import { createPeople } from '../../doubles/slack/people.ts';
import { openSlackServer } from '../../doubles/slack/server.ts';
import { startServer } from '../../postgres-server.ts';

const program = join(import.meta.dirname, '../../doubles/slack/postgres-process.ts');

async function answersAll(processes: number): Promise<void> {
  const database = await startServer({ durable: true });
  onTestFinished(() => database.stop());
  const url = await database.database();
  const server = await openSlackServer();
  onTestFinished(() => server.close());
  const store = await openPostgresStore(url, { log: () => undefined });
  onTestFinished(() => store.close());
  for (let process = 0; process < processes; process++) await begin(url, server.apiUrl);
  const { median, most } = await burstOn(
    {
      workspace: server.workspace,
      people: createPeople(server, server.overSocket),
      store,
      inOrder: processes === 1,
      settled: () =>
        expect
          .poll(() => store.due('conversation', Number.MAX_SAFE_INTEGER, 1), { timeout: 10_000 })
          .toEqual([]),
    },
    50,
    10,
  );
  console.info(
    `acknowledged (${processes} on Postgres): median ${median} ms, last ${most} ms of ${limits.acknowledgeWithin}`,
  );
  expect(server.workspace.complaints).toEqual([]);
}

it.each([1, 2, 3])(
  'answers 500 mentions in 50 threads once and in order, from %i processes on one durable database',
  answersAll,
  120_000,
);

async function begin(url: string, apiUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, url, apiUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  });
  await once(child.stdout, 'data');
  return child;
}
