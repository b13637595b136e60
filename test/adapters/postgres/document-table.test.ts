import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('has all SQL over documents in one file, and access to the pool in another', () => {
  const folder = join(import.meta.dirname, '../../../src/adapters/postgres');
  const sources = readdirSync(folder).map((name) => ({
    name,
    source: readFileSync(join(folder, name), 'utf8'),
  }));
  const touching = sources
    .filter(({ source }) => /\b(from|into|update|join)\s+(documents|set_aside|backups)\b/.test(source))
    .map(({ name }) => name);
  expect(touching).toEqual(['document-table.ts']);
  expect(
    sources
      .filter(({ source }) => source.includes("from 'pg'") && !source.includes('import type pg'))
      .map(({ name }) => name),
  ).toEqual(['database.ts']);
});
