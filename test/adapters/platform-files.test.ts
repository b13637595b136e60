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

/** The chat page is this program's own: there's no workspace to get into, and no connection to anywhere. */
const notForOwn = ['registration.ts', 'doctor.ts', 'wire/client.ts'];

describe.each(['slack', 'discord', 'web'])('the folder of %s', (platform) => {
  it.each(platform === 'web' ? named.filter((file) => !notForOwn.includes(file)) : named)(
    'has %s',
    (file) => {
      expect(existsSync(join(root, 'src/adapters', platform, file))).toBe(true);
    },
  );
});
