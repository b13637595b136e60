import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/adapters/markdown/render.ts';
import { openThread } from './thread.ts';

/**
 * Runs that patterns with nested or neighbouring repeats take quadratic or exponential time over. Nothing is timed:
 * a pattern that blows up does not come to its end within the time that a test has.
 */
const runs = [
  ' ',
  '\n',
  '\n> ',
  '<@',
  '<@U1|',
  '<https://',
  'https://x ',
  '`',
  '```',
  ':a',
  '*a',
  '_ ',
  '[](',
  '((',
  '"',
  "'",
  '@a.',
  '@',
  '1.',
  '1,',
  '10k ',
  '-',
  'a-',
  'a.a',
  'django ',
  'django, ',
  'not ',
  'not not django ',
  'we need ',
  'and or ',
  'until ',
  'until 2026-',
  'set title to ',
  'vote ',
  'd-',
  'ß',
  '\u0301',
  '\ud83d\udc4d',
  'İ',
];

it.each(runs)('a message of nothing but %j comes to its end', (run) => {
  for (const words of [
    run.repeat(Math.ceil(100_000 / run.length)),
    `django or flask? ${run.repeat(5_000)}`,
    `${run.repeat(5_000)}!`,
    `save as decision: ${run.repeat(5_000)} django`,
  ]) {
    const { answer } = openThread().ask(words);
    expect(renderMarkdown(answer)).not.toBe('');
  }
});
