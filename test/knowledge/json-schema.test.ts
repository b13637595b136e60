import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knowledgeJsonSchemas } from '../../src/knowledge/json-schema.ts';

const folder = join(import.meta.dirname, '../../docs/schema');

it('docs/schema matches the schema (else: npm run tradeoff -- schema docs/schema)', () => {
  const schemas = knowledgeJsonSchemas();
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(schemas)
      .map((name) => `${name}.json`)
      .sort(),
  );
  for (const [name, schema] of Object.entries(schemas)) {
    expect(readFileSync(join(folder, `${name}.json`), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  }
});
