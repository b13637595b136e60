import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, runProgramProcess } from '../run-program.ts';
import { picturesOf, readmeText } from './examples.ts';

const pictures = picturesOf(readmeText());

it('the README has pictures', () => {
  expect(pictures.map(({ args }) => args[0])).toEqual(['chart', 'chart']);
});

it.each(pictures)('$file is what the program draws (else: npm run examples)', async ({ args, alt, file }) => {
  const run = await runProgramProcess(args);
  expect(run.code).toBe(0);
  await expect(run.stdout).toMatchFileSnapshot(join(root, file));
  expect(alt).toBe(/<desc id="d">([^<]*)<\/desc>/.exec(run.stdout)?.[1]);
});
