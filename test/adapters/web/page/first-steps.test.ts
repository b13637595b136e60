import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { firstSteps, installSteps } from '../../../../src/adapters/web/page/first-steps.ts';
import { root } from '../../../run-program.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

it('the first steps are those of the tutorial', () => {
  const tutorial = read('docs/tutorial-first-decision.md');
  const alone = firstSteps.filter(({ says }) => !says.includes('@'));
  expect(alone).toHaveLength(4);
  for (const { says } of alone) expect(tutorial).toContain(`\n> ${says}\n`);
});

it('the way into Slack and Discord is that of the README and of their guides', () => {
  const readme = read('README.md');
  for (const { guide, steps } of installSteps) {
    expect(readme).toContain(guide);
    for (const [, ...codes] of steps) for (const code of codes) expect(readme + read(guide)).toContain(code);
  }
});
