import { expect, it } from 'vitest';
import { createSeldom } from '../../../../src/adapters/slack/wire/seldom.ts';

it('writes the same line once in ten seconds, and then how many were left out', () => {
  const lines: string[] = [];
  let now = 1_790_000_000_000;
  const write = createSeldom(
    (line) => void lines.push(line),
    () => now,
  );
  for (let times = 0; times < 1_000; times++) write('refused');
  write('dropped');
  now += 10_000;
  write('refused');
  write('dropped');
  expect(lines).toEqual(['refused', 'dropped', 'refused (999 more since the last time)', 'dropped']);
});
