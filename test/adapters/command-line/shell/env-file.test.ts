import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
