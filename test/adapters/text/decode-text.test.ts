import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../../src/adapters/text/decode-text.ts';

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

it('text is the same in UTF-8 and UTF-16, with a byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.startsWith('\ufeff') && !text.includes('\0'));
      const marked = `\ufeff${text}`;
      expect(decodeText(Buffer.from(marked))).toBe(text);
      expect(decodeText(utf16(marked, false))).toBe(text);
      expect(decodeText(utf16(marked, true))).toBe(text);
    }),
  );
});

it('text that begins with a letter is recognised without a mark', () => {
  const text = 'DISCORD_TOKEN=ä€😀\r\n';
  expect([Buffer.from(text), utf16(text, false), utf16(text, true)].map(decodeText)).toEqual([
    text,
    text,
    text,
  ]);
});

it('bytes that are no text give nothing', () => {
  expect(decodeText(Buffer.from([0x89, 0x50, 0xff, 0xfe]))).toBe(null);
  expect(decodeText(Buffer.from('a b\0c'))).toBe(null);
});
