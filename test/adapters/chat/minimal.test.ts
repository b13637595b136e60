import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { platformContract } from '../../contract/platform-contract.ts';
import { minimal } from '../../doubles/minimal-stage.ts';

platformContract(minimal);

it('takes at most 330 lines in eight files', () => {
  const folder = join(import.meta.dirname, '../../doubles/minimal');
  const files = readdirSync(folder);
  const lines = files.map((name) => readFileSync(join(folder, name), 'utf8').split('\n').length - 1);
  expect(files.length).toBeLessThanOrEqual(8);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(330);
});
