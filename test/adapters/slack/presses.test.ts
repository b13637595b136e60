import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlValueSchema, writeValue } from '../../../src/adapters/slack/presses.ts';

const most = 200;
const says = (words: string) => ({ kind: 'say', conversation: 'C1:1', says: words }) as const;
const written = (words: string): string => writeValue(says(words), most);

describe('the value of a control', () => {
  it('keeps the words of a choice where they fit', () => {
    expect(JSON.parse(written('compare django and flask'))).toEqual(says('compare django and flask'));
  });

  it('keeps as many whole words as fit, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 60 }), (list) => {
        const words = list.join(' ');
        const value = written(words);
        expect(value.length).toBeLessThanOrEqual(most);
        const read = controlValueSchema.parse(JSON.parse(value));
        const kept = read.kind === 'say' ? read.says : '';
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
    // Trying each word on its own takes a second for one.
    expect(user / 1000).toBeLessThan(1_000);
  });
});
