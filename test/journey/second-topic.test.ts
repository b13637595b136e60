import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { databasesTopic, runMostlyHere } from '../run-program.ts';

const runProgram = runMostlyHere(20);

const env = { KNOWLEDGE_DIR: databasesTopic };

it('answers on a topic that no code names, next to the built-in one', async () => {
  const input =
    'sqlite or postgres?\nand replication?\nwe need hundreds of writers. which one?\nsources\ndjango or flask?\n';
  const run = await runProgram(['chat', '--data', newFolder()], { env, input });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/SQLite +PostgreSQL/);
  expect(run.stdout).toContain('standby servers included');
  expect(run.stdout).toContain('SQLite is out for many writers at once');
  expect(run.stdout).toMatch(/Django +Flask/);
  expect(run.stdout).toContain('https://www.postgresql.org/docs/current/mvcc-intro.html');
});

it('has the second topic’s ids in the pipe', async () => {
  const line = JSON.stringify({
    id: '1',
    workspace: 'w',
    channel: 'c',
    thread: 't',
    user: 'u',
    text: 'we need hundreds of writers and failover. which should we use?',
  });
  const run = await runProgram(['pipe'], { env, input: `${line}\n` });
  expect(JSON.parse(run.stdout)).toMatchObject({
    intent: 'recommend',
    needs: ['many-writers', 'second-copy'],
    ranking: expect.arrayContaining(['postgresql']),
  });
});

it('answers on a product without ratings', async () => {
  const run = await runProgram(['ask', 'is mysql better than postgres?'], { env });
  expect(run.stdout).toContain('MySQL is not rated here, PostgreSQL is. Side by side, what I have:');
});

it('recommends in a thread that mentioned a product without ratings', async () => {
  const input = 'sqlite or postgres?\nmysql?\nwe need hundreds of writers. which one?\n';
  const run = await runProgram(['chat', '--data', newFolder()], { env, input });
  expect(run.stdout).toContain('MySQL is not rated here; I rate PostgreSQL and SQLite.');
  expect(run.stdout).toMatch(/Heard: .*writers/);
  expect(run.stdout).toContain('SQLite is out for many writers at once');
});

it('names both topics in its list of what it covers', async () => {
  for (const words of ['list', 'help', 'hello']) {
    const run = await runProgram(['ask', words], { env });
    expect(run.stdout, words).toMatch(/Databases/);
    expect(run.stdout, words).toMatch(/Django/);
  }
});
