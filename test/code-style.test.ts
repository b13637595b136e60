import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSource, type SourceFile, sourceFiles } from './source-code.ts';

const mostFiles = 25;
const mostParameters = 4;
const mostLines = 150;

/** Groups of folders with the same files: a name that the same file exports in each means the same there. */
const siblings = [
  ['adapters/slack/', 'adapters/discord/', 'adapters/web/'],
  ['adapters/lowdb/', 'adapters/postgres/'],
];

/** Where an export counts as declared: files of the same path in sibling folders count as one. */
function slotOf(name: string): string {
  for (const group of siblings) {
    const folder = group.find((sibling) => name.startsWith(sibling));
    if (folder !== undefined) return `${group.join('|')}${name.slice(folder.length)}`;
  }
  return name;
}

function exportedTwice(files: readonly Pick<SourceFile, 'name' | 'exports'>[]): string[] {
  const declared = files.flatMap(({ name, exports }) => exports.map((exported) => ({ exported, name })));
  return [...Map.groupBy(declared, ({ exported }) => exported)]
    .filter(([, places]) => new Set(places.map(({ name }) => slotOf(name))).size > 1)
    .map(([exported, places]) => `${exported}: ${places.map(({ name }) => name).join(', ')}`);
}

describe('the source', () => {
  it(`has at most ${mostFiles} files in a folder`, () => {
    const folders = Map.groupBy(sourceFiles, ({ name }) => dirname(name));
    const large = [...folders].filter(([, files]) => files.length > mostFiles);
    expect(large.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
  });

  it('exports no name from two files, unless sibling folders have it in the same file', () => {
    expect(exportedTwice(sourceFiles)).toEqual([]);
  });

  it(`has no function with more than ${mostParameters} parameters`, () => {
    const wide = sourceFiles.flatMap(({ name, functions }) =>
      functions
        .filter(({ parameters }) => parameters > mostParameters)
        .map(({ line, parameters }) => `${name}:${line} has ${parameters}`),
    );
    expect(wide).toEqual([]);
  });

  it(`has no function of more than ${mostLines} lines`, () => {
    const long = sourceFiles.flatMap(({ name, functions }) =>
      functions
        .filter(({ lines }) => lines > mostLines)
        .map(({ line, lines }) => `${name}:${line} has ${lines}`),
    );
    expect(long).toEqual([]);
  });
});

describe('the measures', () => {
  it('find a name that two files export, by declaration and not by re-export', () => {
    const files = [
      parseSource('core/a.ts', 'export type Same = 1; export const one = 1, two = 2;'),
      parseSource('core/b.ts', "export function one() {} export { two } from './a.ts';"),
      parseSource('core/c.ts', 'const local = 1; export { local as Same };'),
    ];
    expect(exportedTwice(files)).toEqual(['Same: core/a.ts, core/c.ts', 'one: core/a.ts, core/b.ts']);
  });

  it('let sibling folders export a name from the same file, and from no other', () => {
    const text = 'export const limits = {};';
    const [slack, discord, elsewhere] = [
      parseSource('adapters/slack/limits.ts', text),
      parseSource('adapters/discord/limits.ts', text),
      parseSource('adapters/discord/render/limits.ts', text),
    ];
    expect(exportedTwice([slack, discord])).toEqual([]);
    expect(exportedTwice([slack, elsewhere])).toHaveLength(1);
  });

  it.each([
    ['a function', 'function f(a, b, ...rest) {\n}'],
    ['an arrow function', 'const f = (a: A<X, Y>, { b, c }, d = 1) => {\n};'],
    ['a method', 'const o = { f(a, b, c) {\n} };'],
    ['a method of a type', 'type T = { f(a: A, b: B,\n c: C): void };'],
    ['the type of a function', 'type F = (a: A, b: B,\n c?: C) => void;'],
  ])('count the parameters and lines of %s', (_, text) => {
    const { functions } = parseSource('core/example.ts', text);
    expect(functions).toEqual([{ line: 1, lines: 2, parameters: 3 }]);
  });
});
