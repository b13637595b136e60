import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../../../new-folder.ts';

const main = join(import.meta.dirname, '../../../../src/main.ts');

it('loads .env from the working directory, and keeps variables that are already set', () => {
  const folder = newFolder();
  writeFileSync(join(folder, '.env'), 'KNOWLEDGE_DIR=/nowhere-of-the-file\n');
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, [main, 'ask', 'help'], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...env },
      encoding: 'utf8',
    });
  expect(run({}).stderr).toContain('/nowhere-of-the-file');
  expect(run({ KNOWLEDGE_DIR: '/nowhere-of-the-shell' }).stderr).toContain('/nowhere-of-the-shell');
});

it.each([
  [
    'a directory, as Docker makes of a missing file',
    null,
    /^tradeoff: \.env: it cannot be read \(EISDIR\); it has to be a file that .+\n$/,
  ],
  [
    'a line without =',
    'KNOWLEDGE_DIR: /secret\n',
    /^tradeoff: \.env: line 1 is not a variable; write NAME=value.+\n$/,
  ],
  [
    'an open quote',
    '# tokens\nDISCORD_TOKEN="secret\n',
    /^tradeoff: \.env: line 2: the quote at the start of DISCORD_TOKEN .+\n$/,
  ],
  [
    'a picture',
    '\x89PNG\0\0\r\n',
    /^tradeoff: \.env is not a text file in UTF-8 or UTF-16; save it as UTF-8\n$/,
  ],
])('says in one line what is wrong with %s, and starts nothing', (_, content, says) => {
  const folder = newFolder();
  if (content === null) mkdirSync(join(folder, '.env'));
  else writeFileSync(join(folder, '.env'), content, 'latin1');
  const run = spawnSync(process.execPath, [main, 'ask', 'help'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '' },
    encoding: 'utf8',
  });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(says);
  expect(run.stderr).not.toContain('secret');
});
