import { expect, it } from 'vitest';
import { opensWithKeyword } from '../../../../src/core/understanding/addressee/documented.ts';

it.each([
  ['decision: django', true],
  [' Decision : django', true],
  ['fact: django is fast', false],
  ['criterion: speed', false],
  ['my decision: django', false],
])('only a keyword that means something calls the bot: "%s"', (written, calls) => {
  expect(opensWithKeyword(written)).toBe(calls);
});
