import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('has SQL over documents in one file, and no other way to the pool', () => {
  const folder = join(import.meta.dirname, '../../../src/adapters/postgres');
  const sources = readdirSync(folder).map((name) => ({
    name,
    source: readFileSync(join(folder, name), 'utf8'),
  }));
  const touching = sources
    .filter(({ source }) => /\b(from|into|update|join)\s+(documents|set_aside|backups)\b/.test(source))
    .map(({ name }) => name);
  expect(touching).toEqual(['rows.ts']);
  expect(
    sources
      .filter(({ source }) => source.includes("from 'pg'") && !source.includes('import type pg'))
      .map(({ name }) => name),
  ).toEqual(['database.ts']);
});
