import { expect, it } from 'vitest';
import { choiceFor } from '../../../src/adapters/terminal/choices.ts';

const choices = [
  { label: 'A', says: 'tell me a' },
  { label: 'B', opens: 'form:b' },
];

it.each([
  ['1', 'A'],
  [' 2 ', 'B'],
  ['3', undefined],
  ['0', undefined],
  ['2 people', undefined],
  ['', undefined],
])('reads %j as the choice %j', (line, label) => {
  expect(choiceFor(line, choices)?.label).toBe(label);
});
