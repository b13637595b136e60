import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './run-program.ts';
import { oneIn, tries } from './sample.ts';

it('a sample is one in so many, from the first on', () => {
  expect(oneIn(3, [1, 2, 3, 4])).toEqual([1, 4]);
  expect(tries(4, 1_500)).toBe(375);
});

it('what tries a sample tries all in a long run', () => {
  const sampling = globSync('test/**/*.test.ts', { cwd: root }).filter((path) =>
    /^import .*\/sample\.ts';$/m.test(readFileSync(join(root, path), 'utf8')),
  );
  const whole = sampling.filter((path) => {
    const long = join(root, path.replace('.test.ts', '.long.test.ts'));
    return existsSync(long) && readFileSync(long, 'utf8').includes(`import './${basename(path)}';`);
  });
  expect(sampling.length).toBeGreaterThan(1);
  expect(sampling.filter((path) => !whole.includes(path) && path !== 'test/sample.test.ts')).toEqual([]);
});
