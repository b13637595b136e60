import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { genealogyTopic, runMostlyHere } from '../run-program.ts';

const runProgram = runMostlyHere(20);

type Said = { readonly text: string; readonly error?: string };

/** Several people in one thread, through the pipe adapter in a separate process. */
async function speak(
  data: string,
  knowledge: string,
  lines: readonly (readonly [string, string])[],
): Promise<string[]> {
  const input = lines
    .map(([user, text], index) =>
      JSON.stringify({ id: String(index), workspace: 'w', channel: 'c', thread: 't', user, text }),
    )
    .join('\n');
  const run = await runProgram(['pipe', '--data', data], { env: { KNOWLEDGE_DIR: knowledge }, input });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => {
      const { text, error }: Said = JSON.parse(line);
      expect(error).toBeUndefined();
      return text;
    });
}

const idIn = (text = ''): string => /d-[0-9a-f]{6}/.exec(text)?.[0] ?? 'none';

it('a team decides, records, restarts, supersedes, and exports its records and moves them elsewhere', async () => {
  const data = newFolder();
  const topics = newFolder();
  cpSync(genealogyTopic, topics, { recursive: true });

  const [, , draft = '', , recorded = ''] = await speak(data, topics, [
    ['anna', 'we need hundreds of relatives. webtrees or gramps?'],
    ['ben', 'and gedcom'],
    ['anna', 'ok team, we go with webtrees'],
    ['anna', 'set title to Tree for the reunion'],
    ['ben', 'record it'],
  ]);
  const first = idIn(draft);
  expect(draft).toContain('not recorded yet');
  expect(recorded).toContain(`Recorded: **Tree for the reunion** (${first}), accepted.`);

  const [why = '', list = ''] = await speak(data, topics, [
    ['carl', 'why did we choose webtrees?'],
    ['carl', 'show our decisions'],
  ]);
  expect(why).toContain('**webtrees**: accepted');
  expect(list).toContain('Tree for the reunion');

  const [next = '', , old = ''] = await speak(data, topics, [
    ['anna', `supersede ${first} with gramps`],
    ['anna', 'record it'],
    ['ben', `show ${first}`],
  ]);
  expect(old).toContain(`Superseded ${first}`);
  expect(old).toContain(`Superseded by ${idIn(next)}`);

  const folder = join(newFolder(), 'docs', 'decisions');
  const env = { KNOWLEDGE_DIR: topics, DATA_DIR: data };
  const exported = await runProgram(['export', 'decisions', folder], { env });
  expect(exported.stdout).toContain('2 written');
  expect(readdirSync(folder).sort()).toEqual(
    [`${first}-tree-for-the-reunion.md`, `${idIn(next)}-gramps-as-our-genealogy-program.md`].sort(),
  );
  expect(readFileSync(join(folder, `${first}-tree-for-the-reunion.md`), 'utf8')).toContain(
    `status: "superseded by ${idIn(next)}"`,
  );
  expect(await runProgram(['export', 'decisions', folder, '--format', 'csv'], { env })).toMatchObject({
    code: 2,
  });

  const all = await runProgram(['export'], { env });
  const elsewhere = newFolder();
  const there = { KNOWLEDGE_DIR: topics, DATA_DIR: elsewhere };
  const imported = await runProgram(['import'], { env: there, input: all.stdout });
  expect(imported).toMatchObject({ code: 0 });
  expect((await runProgram(['export'], { env: there })).stdout).toBe(all.stdout);
  const [found = ''] = await speak(elsewhere, topics, [['dora', 'decisions about gramps']]);
  expect(found).toContain(idIn(next));
});

it('after a restart with other knowledge, records say that their evidence moved', async () => {
  const data = newFolder();
  const topics = newFolder();
  cpSync(genealogyTopic, topics, { recursive: true });
  const [, draft = ''] = await speak(data, topics, [
    ['anna', 'we need hundreds of relatives. webtrees or gramps?'],
    ['anna', 'we go with webtrees'],
    ['anna', 'record it'],
  ]);
  const option = join(topics, 'options', 'webtrees.yaml');
  const before = readFileSync(option, 'utf8');
  const after = before.replace(/^( +line: )(.*)$/m, '$1It was measured anew.');
  expect(after).not.toBe(before);
  writeFileSync(option, after);
  const [due = '', shown = ''] = await speak(data, topics, [
    ['anna', 'decisions due'],
    ['anna', `show ${idIn(draft)}`],
  ]);
  expect(due).toContain(idIn(draft));
  expect(due).toContain('its evidence has moved');
  expect(shown).toContain('Its evidence has moved since you decided it (1 change); the ranking stays.');
});
