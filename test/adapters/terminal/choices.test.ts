import { expect, it } from 'vitest';
import { wordsFor } from '../../../src/adapters/terminal/choices.ts';

const choices = [
  { label: 'A', says: 'tell me a' },
  { label: 'B', says: 'tell me b' },
];

it.each([
  ['1', 'tell me a'],
  [' 2 ', 'tell me b'],
  ['3', '3'],
  ['0', '0'],
  ['2 people', '2 people'],
  ['', ''],
])('reads %j as %j', (line, words) => {
  expect(wordsFor(line, choices)).toBe(words);
});
