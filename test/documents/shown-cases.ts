import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { longestLine } from '../../src/adapters/text/read-lines.ts';
import { newFolder } from '../new-folder.ts';
import { type RunOptions, type RunProgram, root } from '../run-program.ts';
import { examplesOf, pagesWithExamples, pageText, readmeText } from './examples.ts';

const tutorial = readFileSync(join(root, 'docs/tutorial-first-decision.md'), 'utf8');
const shown = [...tutorial.matchAll(/^```text\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
  block.trimEnd().split('\n'),
);

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A line of the tutorial as a pattern: `…` stands for any text. */
const patternOf = (line: string): RegExp => new RegExp(`^${line.split('…').map(literal).join('.*')}$`);

/** What pages show is what the program prints, with the encoder or without. */
export function printWhatPagesShow(run: RunProgram, env: NonNullable<RunOptions['env']>): void {
  const examples = pagesWithExamples.flatMap((page) => examplesOf(pageText(page)));

  it.each(examples)(
    '$args prints what its page shows (else: npm run examples)',
    async ({ args, printed }) => {
      const { code, stdout } = await run(args, { env });
      expect(code).toBe(0);
      expect(stdout.trimEnd()).toBe(printed);
    },
  );

  it('the README’s line for the pipe is answered', async () => {
    const line = /^echo '(.+)' \| npm run -s pipe$/m.exec(readmeText())?.[1] ?? '';
    const { stdout } = await run(['pipe'], { env, input: `${line}\n` });
    expect(JSON.parse(stdout)).toMatchObject({ id: 'q1', text: expect.stringContaining('Django') });
  });

  it('the lines on the page of the pipe are answered', async () => {
    const text = pageText('docs/reference/pipe.md');
    expect(text).toContain(longestLine.toLocaleString('en'));
    const lines = [...text.matchAll(/^\{"id".*\}$/gm)].map(([line]) => line);
    const due = /`(\{"id":"d1".*?\})`/.exec(text)?.[1] ?? '';
    const { stdout } = await run(['pipe'], { env, input: `${[...lines, due].join('\n')}\n` });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 'q1', intent: 'compare', answerId: expect.any(String) },
      { id: 'f1', form: null, note: expect.any(String) },
      { id: 'f2', note: expect.any(String), forms: [], posts: [] },
      { id: 'd1', posts: [] },
    ]);
    for (const field of Object.keys(Object(answers[0]))) expect(text).toContain(`\`${field}\``);
  });

  it('the tutorial’s lines are answered as it shows, in that order', async () => {
    const typed = shown.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
    expect(typed.length).toBeGreaterThan(4);
    const { stdout, code } = await run(['chat', '--as', 'anna', '--data', newFolder()], {
      env,
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
}
