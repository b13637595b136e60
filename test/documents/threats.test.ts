import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../run-program.ts';

const rows = readFileSync(join(root, 'THREATS.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| **'))
  .map((row) => ({
    threat: /\*\*(.+?)\*\*/.exec(row)?.[1] ?? '',
    tests: testsIn(row.split(' | ').at(-1) ?? ''),
  }));

/** The tests in a cell: `path`: "name", "name"; `path`: "name". */
function testsIn(cell: string): { readonly file: string; readonly name: string }[] {
  return [...cell.matchAll(/`(test\/[^`]+)`: ((?:"[^"]+"(?:, )?)+)/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })),
  );
}

/** Whether a file has a test of this name, as written in its source. */
function has(file: string, name: string): boolean {
  const text = readFileSync(join(root, file), 'utf8');
  return ["'", '"', '`'].some(
    (quote) => text.includes(`(${quote}${name}${quote},`) || text.includes(`\n  ${quote}${name}${quote},`),
  );
}

describe('the page of threats', () => {
  it('has a test for each line', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([]);
  });

  it.each(rows)('names existing tests: $threat', ({ tests }) => {
    expect(tests.filter(({ file, name }) => !has(file, name))).toEqual([]);
  });
});
