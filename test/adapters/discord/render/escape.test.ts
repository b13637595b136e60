import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escaped, unescaped } from '../../../../src/adapters/discord/render/escape.ts';

it('text that was escaped is the same when it is read back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[\u200b\\]|\p{Cc}/u.test(text)),
      (text) => void expect(unescaped(escaped(text))).toBe(text),
    ),
  );
});
