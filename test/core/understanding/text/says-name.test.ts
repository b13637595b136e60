import { expect, it } from 'vitest';
import { saysName } from '../../../../src/core/understanding/text/says-name.ts';

it.each([
  ['GraphQL, REST and gRPC', 'REST', true],
  ['Leave the rest, and the REsT of it', 'REST', false],
  ['RQL is none', 'RQ', false],
  ['RQ, by a hair', 'RQ', true],
  ['FORESTS and REST', 'REST', true],
  ['use django.tasks.', 'django.tasks', true],
])('in "%s", "%s" is said: %s', (text, name, expected) => {
  expect(saysName(text, name)).toBe(expected);
});
