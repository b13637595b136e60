import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import type { Database } from '../../../src/adapters/postgres/database.ts';
import { openSharedClock } from '../../../src/adapters/postgres/shared-clock.ts';
import { openPostgresStore } from '../../../src/adapters/postgres/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../../core/built-in.ts';
import { query, testServer } from '../../postgres-server.ts';
import { ended, root, startProgram } from '../../run-program.ts';

const server = await testServer();
afterAll(() => server.stop());
afterEach(() => void vi.restoreAllMocks());

const month = 30 * 24 * 3_600_000;
/** Nearer than this, clocks count as equal here, in milliseconds: the machine may be busy. */
const near = 10_000;
const silent = (): void => undefined;

/** This process's clock is a month ahead until `restoreAllMocks`. */
function setClockAhead(): void {
  const real = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => real() + month);
}

it('a process whose clock is a month ahead blocks no replies: another one takes them over after half a minute', async () => {
  const url = await server.database();
  setClockAhead();
  const ahead = await openPostgresStore(url, { log: silent });
  const one = createAssistant({ store: ahead, knowledge: () => builtIn, now: ahead.now });
  await one.ask({
    workspace: 'test:w',
    conversation: 't1',
    author: 'U1',
    rights: everyRight,
    words: 'django or flask?',
    audience: 'direct',
    delivery: 'e1',
    replyTo: { platform: 'test', address: {} },
  });
  vi.restoreAllMocks();
  const store = await openPostgresStore(url, { log: silent });
  expect(Math.abs(store.now() - Date.now())).toBeLessThan(near);
  let later = 0;
  const now = (): number => store.now() + later;
  const two = createAssistant({ store, knowledge: () => builtIn, now });
  expect(await two.outbox.takeOver('test', now(), 10)).toEqual([]);
  later = 31_000;
  expect(await two.outbox.takeOver('test', now(), 10)).toHaveLength(1);
  await Promise.all([ahead.close(), store.close()]);
});

it('reads the database’s clock again, so that a machine that slept is right soon', async () => {
  let [elapsed, time] = [0, 1_000];
  const database: Database = {
    run: async (row) => row.array().parse([{ time }]),
    together: () => expect.unreachable(),
    close: () => expect.unreachable(),
  };
  const clock = await openSharedClock(database, () => elapsed);
  elapsed = 400;
  expect(clock.now()).toBe(1_400);
  // The machine sleeps for an hour, which its monotonic clock doesn't count.
  [elapsed, time] = [6_000, 3_607_000];
  clock.refresh();
  await vi.waitFor(() => expect(clock.now()).toBe(3_607_000));
});

it('the program gives its turns the database’s time', async () => {
  const url = await server.database();
  const aheadOfTime = `data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${month};`)}`;
  const child = startProgram(['pipe'], {
    env: { DATABASE_URL: url },
    nodeFlags: ['--import', aheadOfTime],
  });
  const run = await ended(
    child,
    '{"id":"q","workspace":"w","channel":"c","thread":"t","user":"u","text":"django or flask?"}\n',
  );
  expect(run).toMatchObject({ code: 0 });
  const rows = await query(url, `select value from documents where kind = 'conversation'`);
  const { touched } = JSON.parse(String(rows[0]?.value));
  expect(Math.abs(touched - Date.now())).toBeLessThan(60_000);
});

it('only the log, and what opens no store, has this process’s own clock', () => {
  const folder = join(root, 'src/adapters/command-line');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const own = sources.filter((name) => /Date\.now|new Date\(\)/.test(read(name)));
  // Whether a topic's dates are in the future is asked where it's written, without a store.
  expect(own.sort()).toEqual(['commands/check.ts', 'commands/serve-site.ts', 'serve/serve.ts']);
  expect(read('commands/check.ts')).not.toMatch(/store/i);
});
