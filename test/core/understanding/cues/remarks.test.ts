import { describe, expect, it } from 'vitest';
import { saysItMissed } from '../../../../src/core/understanding/cues/remarks.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';

const says = (text: string): boolean => saysItMissed(tokenize(text).words);

describe('a complaint that the answer was to something else', () => {
  it.each([
    "that didn't answer it",
    "that's not what I asked",
    'you really didn’t answer my question',
    'I asked something else',
    'you misunderstood me',
  ])('is heard in %s', (text) => expect(says(text)).toBe(true));

  it.each(['that answers it, thanks', 'does it answer with 413?', 'what was the question again'])(
    'is not heard in %s',
    (text) => expect(says(text)).toBe(false),
  );
});
