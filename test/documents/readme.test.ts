import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { root, runProgramProcess } from '../run-program.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/<!-- example: (.+) -->\n```text\n\$ .+\n([\s\S]*?)\n```/g)].map(
  ([, args = '', printed = '']) => ({ args, printed }),
);

/** Arguments as a shell would split them, for the plain cases that the README has. */
const split = (args: string): string[] =>
  [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');

it('has examples', () => {
  expect(examples.map(({ args }) => args)).toEqual([expect.stringMatching(/^ask /), '--help']);
});

it.each(examples)('$args prints what the README shows', async ({ args, printed }) => {
  const run = await runProgramProcess(split(args));
  expect(run.code).toBe(0);
  expect(run.stdout.trimEnd()).toBe(printed);
});

it('its line for the scripting door is answered', async () => {
  const line = /^echo '(.+)' \| npm run -s pipe$/m.exec(readme)?.[1] ?? '';
  const run = await runProgramProcess(['pipe'], { input: `${line}\n` });
  expect(JSON.parse(run.stdout)).toMatchObject({ id: 'q1', text: expect.stringContaining('Django') });
});

it('names only scripts that there are', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const named = [...readme.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
