import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { runProgramProcess } from '../run-program.ts';

it('records at the terminal are what people said, over restarts, and old buttons act on what they showed', async () => {
  const env = { DATA_DIR: newFolder() };
  const as = async (author: string, ...lines: readonly string[]): Promise<string> => {
    const input = lines.map((line) => `${line}\n`).join('');
    const run = await runProgramProcess(['chat', '--as', author, '--thread', 'shop'], { env, input });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return run.stdout.replace(/\s+/g, ' ');
  };
  await as('anna', 'we need an admin panel and user accounts. django, flask or fastapi?');
  expect(await as('anna', 'let us go with flask')).toContain('Shall I draft a decision for Flask?');

  const draft = await as('anna', 'decision: flask. reason: half of us know it. review in 6 months');
  const [id = ''] = /d-[0-9a-f]{6}/.exec(draft) ?? [];
  expect(draft).toContain('Outcome: Flask, because half of us know it');
  expect(draft).toMatch(/Differs: the weighing put Django first, \d\.\d to \d\.\d/);
  expect(draft).toContain('Look again: 20');

  // Ben sees the draft, Anna changes it, and Ben presses what he saw.
  const pressed = await as(
    'ben',
    `set reason of ${id} to the client knows it`,
    `record decision ${id} as shown at r1`,
  );
  expect(pressed).toContain('This draft has changed since: ben changed reason');
  expect(await as('cara', 'we go with flask')).toContain(`Draft ${id}, not recorded yet`);
  expect(await as('cara', 'record it')).toContain(`Recorded: Flask as our framework (${id})`);
  const again = await as('ben', 'flask or django?', 'record it');
  expect(again).toContain("That's on record already.");
  expect(again).toContain(`Accepted ${id}`);
  expect(await as('ben', 'why did we choose flask?')).toMatch(
    /Because the client knows it\. .*The weighing put Django first/,
  );

  expect(await as('ben', 'save as decision: lunch?')).toContain("There's no choice in that message");
});
