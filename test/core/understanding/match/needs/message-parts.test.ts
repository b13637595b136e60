import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isListed, partContextOf } from '../../../../../src/core/understanding/match/needs/message-parts.ts';
import { type Reading, readMessage } from '../../../../../src/core/understanding/match/reading.ts';
import { builtIn } from '../../../built-in.ts';

function read(written: string): Reading {
  return readMessage(written, builtIn, null);
}

function kindsIn(written: string): string[] {
  return read(written).parts.map(({ kind }) => kind);
}

describe('the parts of a message', () => {
  it.each([
    ['two devs, back office by monday, flask or django?', ['item', 'item', 'choice']],
    ['two devs / back office / flask or django?', ['item', 'item', 'choice']],
    ['two devs + back office + flask or django?', ['item', 'item', 'choice']],
    ['- two devs\n- back office\n\nflask or django?', ['item', 'item', 'choice']],
    ['two devs | back office | flask or django?', ['item', 'item', 'choice']],
    ['flask ok? two devs – back office', ['choice', 'item', 'item']],
    ['we are two devs, back office', ['statement', 'item']],
    ['does it come with a back office?', ['question']],
    ['back office, which would you pick?', ['item', 'pick']],
  ])('are told apart in "%s": %s', (written, kinds) => {
    expect(kindsIn(written)).toEqual(kinds);
  });

  it('are in order and do not overlap, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (written) => {
        const { parts, words } = read(written);
        let end = 0;
        for (const { from, to } of parts) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(words.length);
      }),
    );
  });
});

describe('an item of a list', () => {
  const listed = (written: string): boolean[] => {
    const { parts } = read(written);
    return parts.map((part) => isListed(part, partContextOf(part, parts)));
  };

  it('is listed beside a choice, even with the question mark', () => {
    expect(listed('flask or django, two devs, back office?')).toEqual([false, true, true]);
  });

  it('is not listed if the whole message is that question', () => {
    expect(listed('back office?')).toEqual([false]);
  });
});
