import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../../../src/core/understanding/text/wording.ts';

const word = fc.constantFrom('django', 'flask', 'needs', '3', '10k', 'panel', 'über', 'admin', 'or');
const sentence = fc.array(word, { minLength: 1, maxLength: 12 });

describe('the wording of a message', () => {
  it('stays when only blanks, case, marks or emphasis change', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.constantFrom('*', '_', '**', ''),
        fc.constantFrom('?', '!', ' …', ''),
        (words, by, end) => {
          const formatted = `  ${by}${words.join('  ').toUpperCase()}${by}${end}\n`;
          expect(wordingOf('m', formatted)).toBe(wordingOf('m', words.join(' ')));
        },
      ),
    );
  });

  it('changes with any word', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), (words, at) => {
        const others = words.map((one, index) => (index === at % words.length ? 'fastapi' : one));
        expect(wordingOf('m', others.join(' '))).not.toBe(wordingOf('m', words.join(' ')));
      }),
    );
  });

  it('does not show that two messages say the same', () => {
    expect(wordingOf('m1', 'django or flask?')).not.toBe(wordingOf('m2', 'django or flask?'));
  });
});
