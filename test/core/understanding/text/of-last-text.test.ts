import { expect, test } from 'vitest';
import { ofLastText } from '../../../../src/core/understanding/text/of-last-text.ts';

test('the same text again costs nothing, another one is read anew', () => {
  const read: string[] = [];
  const lengthOf = ofLastText((text) => read.push(text) && text.length);
  expect(['is it?', 'is it?', 'why', 'is it?'].map(lengthOf)).toEqual([6, 6, 3, 6]);
  expect(read).toEqual(['is it?', 'why', 'is it?']);
});
