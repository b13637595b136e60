import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../new-folder.ts';
import { asShipped, root, runProgramProcess } from '../run-program.ts';

const page = readFileSync(join(root, 'docs/tutorial-first-decision.md'), 'utf8');
const shown = [...page.matchAll(/^```text\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
  block.trimEnd().split('\n'),
);

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A line of the page as a pattern: `…` stands for any text. */
const patternOf = (line: string): RegExp => new RegExp(`^${line.split('…').map(literal).join('.*')}$`);

it('the tutorial’s lines are answered as it shows, in that order', async () => {
  const typed = shown.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  expect(typed.length).toBeGreaterThan(4);
  const { stdout, code } = await runProgramProcess(['chat', '--as', 'anna', '--data', newFolder()], {
    env: asShipped,
    input: `${typed.join('\n')}\n`,
  });
  expect(code).toBe(0);
  const printed = stdout.split('\n');
  let at = 0;
  for (const line of shown.filter((text) => !text.startsWith('> ') && text !== '…')) {
    const found = printed.findIndex((text, index) => index >= at && patternOf(line).test(text));
    expect(found, `"${line}" after line ${at}`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
});
