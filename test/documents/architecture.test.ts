import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../run-program.ts';

const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

it('its map has every folder of the source, and no other', () => {
  const mapped = [...page.matchAll(/^- `(src\/[^`]*)`/gm)].map((match) => match[1] ?? '').sort();
  const entries = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${join(entry.parentPath, entry.name).slice(root.length + 1)}/`)
    .filter((path) => path !== 'src/adapters/' && !path.startsWith('src/knowledge/data/python-web'))
    .filter((path) => path === 'src/knowledge/data/' || !path.startsWith('src/knowledge/data/'));
  expect(mapped).toEqual([...folders, 'src/main.ts', 'src/environment.ts'].sort());
});

it.each([0, 1])(
  'lists the files of a path in order: each is there, and none is listed twice (path %i)',
  (path) => {
    const lists = [...page.matchAll(/(?:^ {4}(?:adapters|core)\/\S+.*\n)+/gm)].map(([list]) => list);
    const listed = [...(lists[path] ?? '').matchAll(/^ {4}(\S+)/gm)].map((match) => match[1] ?? '');
    expect(listed.length).toBeGreaterThan(5);
    expect(listed.filter((file) => !existsSync(join(root, 'src', file)))).toEqual([]);
    expect(listed.filter((file, at) => listed.indexOf(file) !== at)).toEqual([]);
  },
);

it('it explains every dependency', () => {
  const manifest = z.object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  });
  const { dependencies, devDependencies, optionalDependencies } = manifest.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const unexplained = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    (name) => !page.includes(`\`${name}\``),
  );
  expect(unexplained).toEqual([]);
});
