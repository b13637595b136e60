import library from 'string-width';
import { expect, it } from 'vitest';
import { stringWidth } from '../../../src/adapters/text/string-width.ts';

it.each(['', 'Django', 'é', '日本語', '👩‍👩‍👧', '\u001B[1mbold\u001B[22m', '\t', 'a\u0301', '█··'])(
  'measures %j as the library does',
  (text) => {
    expect(stringWidth(text)).toBe(library(text));
  },
);
