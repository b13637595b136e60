import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, runProgramHere } from '../run-program.ts';

// The threat model has the rule for these pages, and offers nothing.
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root, exclude: ['THREATS.md'] }).map((name) => ({
  name,
  text: readFileSync(join(root, name), 'utf8').replace(/\s+/g, ' '),
}));

it('every page that offers npx says which Node it needs, and that the package is not published yet', async () => {
  const { stdout } = await runProgramHere(['mcp', '--help']);
  const offering = [...pages, { name: 'mcp --help', text: stdout.replace(/\s+/g, ' ') }].filter(({ text }) =>
    /\bnpx\b/.test(text),
  );
  expect(offering.length).toBeGreaterThan(4);
  for (const { name, text } of offering) {
    expect(text, name).toMatch(/Node 24\.15 or later in that line, or 26 or later/);
    expect(text, name).toMatch(/package isn't published yet/);
  }
});

it('README and the guides agree on how long setting it up takes', () => {
  const textOf = (page: string): string => pages.find(({ name }) => name === page)?.text ?? '';
  const minutes = /Each takes about (\w+) minutes/.exec(textOf('README.md'))?.[1];
  expect(minutes).toBe('ten');
  for (const guide of ['docs/slack.md', 'docs/discord.md'])
    expect(textOf(guide), guide).toContain(`## Set it up in ${minutes} minutes`);
});
