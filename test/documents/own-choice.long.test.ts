import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { topicLimits } from '../../src/core/team-topics/limits.ts';
import { newFolder } from '../new-folder.ts';
import { asShipped, root, runProgramProcess } from '../run-program.ts';

const page = readFileSync(join(root, 'docs/how-to/own-choice.md'), 'utf8');
/** The choice of an identity provider, then the team's view of a checked topic, then an import. */
const [choice = '', view = ''] = page.split('## Your own view of a checked topic');

const linesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^```text\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.trimEnd().split('\n'));
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
/** A line of the page as a pattern: `…` stands for any text. */
const patternOf = (line: string): RegExp => new RegExp(`^${line.split('…').map(literal).join('.*')}$`);

function expectInOrder(printed: readonly string[], shown: readonly string[]): void {
  let at = 0;
  for (const line of shown.filter((text) => text !== '…' && text !== '')) {
    const found = printed.findIndex((text, index) => index >= at && patternOf(line).test(text));
    expect(found, `"${line}" after line ${at}`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
}

async function chat(typed: readonly string[]): Promise<readonly string[]> {
  const { stdout, code } = await runProgramProcess(['chat', '--as', 'anna', '--data', newFolder()], {
    env: asShipped,
    input: `${typed.join('\n')}\n`,
  });
  expect(code).toBe(0);
  return stdout.split('\n');
}

const typedIn = (shown: readonly string[]): readonly string[] =>
  shown.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));

it('from nothing to a record among three identity providers takes at most twelve messages, answered as shown', async () => {
  const shown = linesIn(choice);
  const typed = typedIn(shown);
  expect(typed.length).toBeGreaterThan(8);
  expect(typed.length).toBeLessThanOrEqual(12);
  expectInOrder(
    await chat(typed),
    shown.filter((line) => !line.startsWith('> ')),
  );
});

it('a team’s own view is noted as shown', async () => {
  const shown = linesIn(view).filter((line) => !line.startsWith('Options (rows)'));
  const typed = typedIn(shown);
  const ofImport = shown.findIndex((line) => line.startsWith('Price per month'));
  expectInOrder(
    await chat(typed),
    shown.slice(0, ofImport).filter((line) => !line.startsWith('> ')),
  );
});

it('a decision matrix is read as shown', async () => {
  const file = join(newFolder(), 'vendors.csv');
  writeFileSync(
    file,
    'Vendor,Price per month,Support,SSO\nWeight,3,2,1\nAcme,€ 900,4,yes\nBoltworks,€ 300,3,no\nCorpus,€ 450,5,yes\n',
  );
  const { stdout } = await runProgramProcess(['import', 'topic', file, '--dry-run'], {
    env: { ...asShipped, DATA_DIR: newFolder() },
  });
  const shown = linesIn(view);
  expectInOrder(
    stdout.split('\n'),
    shown.slice(shown.findIndex((line) => line.startsWith('Options (rows)'))),
  );
});

it('the limits are those of the program', () => {
  const { options, criteria, facts, raters, openInChannel } = topicLimits;
  expect(page.replace(/\s+/g, ' ')).toContain(
    `${options} options, ${criteria} criteria, ${facts} facts and ${raters} raters in a choice, ${openInChannel} open choices in a channel`,
  );
});
