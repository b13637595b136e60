import { describe, expect, it } from 'vitest';
import { parseSource, sourceFiles } from './source-code.ts';

describe('every switch', () => {
  it('over a closed union ends in `satisfies never`, so that a new case breaks the build until it is handled', () => {
    const open = sourceFiles.flatMap(({ name, switches }) =>
      switches.filter(({ closed }) => !closed).map(({ line }) => `${name}:${line}`),
    );
    expect(open).toEqual([]);
  });

  it.each([
    ['without a default is reported', false, "case 'x': f();"],
    ['whose default hides new cases is reported', false, "case 'x': f(); break; default: f();"],
    ['whose default is not last is reported', false, "default: a.kind satisfies never; case 'x': f();"],
    [
      'with `satisfies never` only in a case is reported',
      false,
      "case 'x': a satisfies never; default: f();",
    ],
    ['that ends in `satisfies never` passes', true, "case 'x': f(); break; default: a.kind satisfies never;"],
    ['that says what open set it is over passes', true, 'case 1: f(); break; default: // Open set: codes\n'],
  ])('%s', (_, closed, cases) => {
    const { switches } = parseSource('core/example.ts', `switch (a.kind) { ${cases} }`);
    expect(switches).toEqual([{ line: 1, closed }]);
  });
});
