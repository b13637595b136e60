import type { Word } from './words.ts';

/** They end like superlatives and are none. */
const none = new Set(
  'test tests request rest latest interest guest honest modest forest digest suggest quest west invest pytest contest manifest harvest protest nest unittest earnest ingest attest'.split(
    ' ',
  ),
);
/** What may follow a superlative that asks which option it is: "fastest at json", "safest of them". */
const after = new Set(
  'of for at to in on with by when if here now then one ones option choice and or overall today under over as from about between among please pls'.split(
    ' ',
  ),
);
const whole = new Set(['worst', 'best']);

export function isSuperlative({ text, mark }: Word): boolean {
  return !mark && (whole.has(text) || (text.length > 5 && text.endsWith('est') && !none.has(text)));
}

type Asked = {
  readonly words: readonly Word[];
  readonly topic: { readonly noun: { readonly one: string; readonly many: string } };
};

/**
 * "which is safest?", "and the slowest?", "cheapest to host": a superlative that is no attribute of something else, as in
 * "the biggest weakness", "the best way to test".
 */
export function asksForMost({ words, topic: { noun } }: Asked): boolean {
  return words.some((word, at) => {
    const next = words[at + 1];
    return (
      isSuperlative(word) &&
      !whole.has(word.text) &&
      (next === undefined ||
        next.mark ||
        after.has(next.text) ||
        next.text === noun.one ||
        next.text === noun.many)
    );
  });
}
