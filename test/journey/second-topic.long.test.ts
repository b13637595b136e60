import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic, runMostlyHere } from '../run-program.ts';

const runProgram = runMostlyHere(20);

const env = { KNOWLEDGE_DIR: genealogyTopic };

it('answers on a topic that no code names, next to the built-in one', async () => {
  const input =
    'gramps or webtrees?\nand gedcom?\nwe need hundreds of relatives. which one?\nsources\ndjango or flask?\n';
  const run = await runProgram(['chat', '--data', newFolder()], { env, input });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/Gramps +webtrees/);
  expect(run.stdout).toContain('every record is GEDCOM');
  expect(run.stdout).toContain('Gramps is out: 1 of 5 on many relatives in one tree');
  expect(run.stdout).toMatch(/Django +Flask/);
  expect(run.stdout).toContain('https://webtrees.net/');
});

it('has the second topic’s ids in the pipe', async () => {
  const line = JSON.stringify({
    id: '1',
    workspace: 'w',
    channel: 'c',
    thread: 't',
    user: 'u',
    text: 'we need hundreds of relatives and gedcom. which should we use?',
  });
  const run = await runProgram(['pipe'], { env, input: `${line}\n` });
  expect(JSON.parse(run.stdout)).toMatchObject({
    intent: 'recommend',
    needs: ['many-relatives', 'pure-gedcom'],
    ranking: expect.arrayContaining(['webtrees']),
  });
});

it('answers on a product without ratings', async () => {
  const run = await runProgram(['ask', 'is familysearch better than webtrees?'], { env });
  expect(run.stdout).toContain('FamilySearch is not rated here, webtrees is. Side by side, what I have:');
});

it('recommends in a thread that mentioned a product without ratings', async () => {
  const input = 'gramps or webtrees?\nfamilysearch?\nwe need hundreds of relatives. which one?\n';
  const run = await runProgram(['chat', '--data', newFolder()], { env, input });
  expect(run.stdout).toContain('FamilySearch is not rated here; I rate Gramps and webtrees.');
  expect(run.stdout).toMatch(/Heard: .*relatives/);
  expect(run.stdout).toContain('Gramps is out: 1 of 5 on many relatives in one tree');
});

it('names both topics in its list of what it covers', async () => {
  for (const words of ['list', 'help', 'hello']) {
    const run = await runProgram(['ask', words], { env });
    expect(run.stdout, words).toMatch(/genealogy programs/i);
    expect(run.stdout, words).toMatch(/Django/);
  }
});
