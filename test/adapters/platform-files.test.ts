import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const named = [
  ...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(
    /^\| (`[\w/]+\.ts`(?:, `[\w/]+\.ts`)*) \|/gm,
  ),
].flatMap(([, files = '']) => files.split(', ').map((file) => file.slice(1, -1)));

it('CONTRIBUTING names the files of a platform', () => {
  expect(named).toContain('platform.ts');
});

describe.each(['slack', 'discord'])('the folder of %s', (platform) => {
  it.each(named)('has %s', (file) => {
    expect(existsSync(join(root, 'src/adapters', platform, file))).toBe(true);
  });
});
