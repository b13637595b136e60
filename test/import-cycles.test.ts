import { expect, it } from 'vitest';
import { importCycles } from './import-cycles.ts';
import { parseSource } from './source-code.ts';

const file = (name: string, ...lines: readonly string[]) => parseSource(name, lines.join('\n'));

it.each([
  [
    'values within a folder',
    [file('core/a.ts', "import { b } from './b.ts';"), file('core/b.ts', "export { a } from './a.ts';")],
  ],
  [
    'types across folders',
    [
      file('core/x/a.ts', "import { type B } from '../y/b.ts';"),
      file('core/y/b.ts', "import type { A } from '../x/a.ts';"),
    ],
  ],
  [
    'dynamic imports',
    [file('core/a.ts', "await import('./b.ts');"), file('core/b.ts', "import { a } from './a.ts';")],
  ],
])('a cycle of %s is reported', (_, files) => {
  expect(importCycles(files)).toEqual([files.map(({ name }) => name).join(', ')]);
});

it('a longer cycle is reported once, without the files that only lead to it', () => {
  const files = [
    file('core/start.ts', "import './a.ts';"),
    file('core/a.ts', "import './b.ts';"),
    file('core/b.ts', "import './c.ts';"),
    file('core/c.ts', "import './a.ts';"),
  ];
  expect(importCycles(files)).toEqual(['core/a.ts, core/b.ts, core/c.ts']);
});

it('a cycle of types within a folder passes', () => {
  const files = [
    file('core/a.ts', "import type { B } from './b.ts';"),
    file('core/b.ts', "import { a } from './a.ts';"),
  ];
  expect(importCycles(files)).toEqual([]);
});
