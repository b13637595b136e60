import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutBetweenCharacters } from '../../../src/adapters/text/cut-text.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const charactersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

it('cuts between characters as people see them, and keeps as many as fit', () => {
  const character = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom('👩‍💻', '👨‍👩‍👧‍👦', '🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301', 'a', ' ', '\r\n'),
  );
  fc.assert(
    fc.property(fc.array(character), fc.integer({ min: 40, max: 60 }), (list, most) => {
      const text = list.join('');
      const cut = cutBetweenCharacters(text, most);
      const characters = charactersOf(text);
      const kept = charactersOf(cut);
      expect(cut.length).toBeLessThanOrEqual(most);
      expect(kept).toEqual(characters.slice(0, kept.length));
      const next = characters[kept.length];
      if (next !== undefined) expect(cut.length + next.length).toBeGreaterThan(most);
    }),
  );
});

it('cuts inside of a character that is longer than all there is room for, but not inside of a code point', () => {
  expect(cutBetweenCharacters('👨‍👩‍👧‍👦', 4)).toBe('\u{1f468}\u200d');
});

it('keeps both units of a line break together', () => {
  expect(cutBetweenCharacters('ab\r\ncd', 3)).toBe('ab');
});
