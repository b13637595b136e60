import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurs, readOption, readPress, writePress } from '../../../src/adapters/slack/presses.ts';

const most = 200;
const says = (words: string) => ({ kind: 'say', conversation: 'C1:1', says: words }) as const;
const written = (words: string): string =>
  writePress({ press: { kind: 'say', words }, conversation: 'C1:1' }, most);

describe('the value of a button', () => {
  it('keeps the words of a choice if they fit', () => {
    expect(JSON.parse(written('compare django and flask'))).toEqual(says('compare django and flask'));
  });

  it('keeps as many whole words as fit, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 60 }), (list) => {
        const words = list.join(' ');
        const value = written(words);
        expect(value.length).toBeLessThanOrEqual(most);
        const press = readPress(value)?.press;
        const kept = press?.kind === 'say' ? press.words : '';
        expect(words.startsWith(kept)).toBe(true);
        if (kept === words) return;
        const next = words.indexOf(' ', kept.length + 1);
        const longer = next < 0 ? words : words.slice(0, next);
        expect(JSON.stringify(says(longer)).length).toBeGreaterThan(most);
      }),
      { seed: 8, numRuns: 2_000 },
    );
  });

  it('takes no longer for the words of ten thousand options than for what fits', () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `Option${at}`).join(', ');
    const before = process.cpuUsage();
    for (let at = 0; at < 100; at++) written(`compare ${names} on speed`);
    const { user } = process.cpuUsage(before);
    // Trying one word after another takes a second for each value.
    expect(user / 1000).toBeLessThan(1_000);
  });

  it.each([
    { press: { kind: 'say', words: 'and testing?' }, conversation: 'c' },
    { press: { kind: 'say', words: 'share mine' }, conversation: 'c', thread: '1.2' },
    { press: { kind: 'say', words: 'share mine' }, conversation: 'c', thread: null },
    { press: { kind: 'open', ref: 'compare' }, conversation: 'c' },
    { press: { kind: 'feedback', answer: 'a', verdict: 'helpful' }, conversation: 'c' },
    { press: { kind: 'trace', answer: 'a' }, conversation: 'c' },
    { press: { kind: 'share', answer: 'a' }, conversation: 'c' },
    { press: { kind: 'share', answer: null }, conversation: 'c' },
    { press: { kind: 'mute' }, conversation: 'c' },
    { press: { kind: 'unmute' }, conversation: 'c' },
  ] as const)('reads back what was written: %j', (pressed) => {
    expect(readPress(writePress(pressed, most))).toEqual(pressed);
  });

  it.each([
    ['{"kind":"say","conversation":"c","says":"why?"}', { kind: 'say', words: 'why?' }],
    ['{"kind":"open","conversation":"c","ref":"weighing:1"}', { kind: 'open', ref: 'weighing:1' }],
    [
      '{"kind":"feedback","answer":"a","conversation":"c","verdict":"not-helpful"}',
      { kind: 'feedback', answer: 'a', verdict: 'not-helpful' },
    ],
    ['{"kind":"share","answer":"a","conversation":"c"}', { kind: 'share', answer: 'a' }],
  ])('is read from buttons of 0.1: %s', (value, press) => {
    expect(readPress(value)).toEqual({ press, conversation: 'c' });
  });

  it.each([
    ['{"kind":"says","says":"why?"}', { kind: 'say', words: 'why?' }],
    ['{"kind":"opens","ref":"weighing:1"}', { kind: 'open', ref: 'weighing:1' }],
    ['{"kind":"menu","answer":"a","does":"trace"}', { kind: 'trace', answer: 'a' }],
    ['{"kind":"menu","answer":"a","does":"mute"}', { kind: 'mute' }],
    ['{"kind":"menu","answer":"a","does":"settings"}', { kind: 'open', ref: 'settings:channel' }],
  ])('is read from lists of 0.1: %s', (value, press) => {
    expect(readOption(value)).toEqual(press);
  });

  it('is not read from what is not ours', () => {
    for (const value of ['', 'null', '{}', '{"kind":"say"}', '{"kind":"buy","conversation":"c"}'])
      expect([readPress(value), readOption(value)]).toEqual([undefined, undefined]);
    expect(['say:3', 'menu@C1:1', 'mute', 'home-ask'].every(isOurs)).toBe(true);
    expect(['say', 'approve', 'menus', ''].some(isOurs)).toBe(false);
  });
});
