import { expect, it } from 'vitest';
import { askedWords, withoutMention } from '../../../../src/adapters/slack/inbound/words.ts';

it('reads a mention with a name, and with what follows it', () => {
  expect(withoutMention('<@UBOT|tradeoff>: django or flask?', 'UBOT')).toBe('django or flask?');
});

it.each(['<@UBOT|', '<@UBOT', '<@UBOT|a>', '<', '~', '~~a', '&gt;'])(
  'takes no longer for a text of nothing but "%s" than for any other',
  (piece) => {
    const text = piece.repeat(39_000 / piece.length);
    const times = [1, 2, 3].map(() => {
      const begun = performance.now();
      askedWords({ text }, 'UBOT');
      return performance.now() - begun;
    });
    expect(Math.min(...times)).toBeLessThan(30);
  },
);
