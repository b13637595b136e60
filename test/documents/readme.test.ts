import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { formatList } from '../../src/core/reply/parts/wording.ts';
import { topicsInOrder } from '../../src/knowledge/queries.ts';
import { builtIn } from '../core/built-in.ts';
import { root } from '../run-program.ts';
import { examplesOf, pagesWithExamples, pageText, readmeText } from './examples.ts';

const readme = readmeText();
const examples = pagesWithExamples.flatMap((page) => examplesOf(pageText(page)));

it('has examples', () => {
  expect(examples.map(({ args }) => args[0])).toEqual(['ask', '--help']);
});

it('lists the built-in topics, and what is rated in each', () => {
  const rows = topicsInOrder(builtIn).map(
    ({ title, options }) => `| ${title} | ${formatList(options.map(({ name }) => name))} |`,
  );
  const [, table = ''] = readme.split('| | Rated |\n| --- | --- |\n');
  expect(table.split('\n\n')[0]?.split('\n').sort()).toEqual(rows.sort());
});

it('names only existing scripts', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const named = [...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
