import { expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/adapters/markdown/render.ts';
import { oneIn } from '../../sample.ts';
import { openThread } from '../thread.ts';

/**
 * Repetitions on which patterns with nested or neighbouring repeats take quadratic or exponential time. Nothing is
 * timed: a pattern that blows up doesn't finish within a test's timeout.
 */
const patterns = [
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

it.each(oneIn(4, patterns))('a message of nothing but %j is answered in time', (pattern) => {
  for (const words of [
    pattern.repeat(Math.ceil(100_000 / pattern.length)),
    `django or flask? ${pattern.repeat(5_000)}`,
    `${pattern.repeat(5_000)}!`,
    `save as decision: ${pattern.repeat(5_000)} django`,
  ]) {
    const { answer } = openThread().ask(words);
    expect(renderMarkdown(answer)).not.toBe('');
  }
});
