import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { discordConfiguration, discordVariables } from '../../../src/adapters/discord/configuration.ts';
import { customIdOf, type Press, pressOf } from '../../../src/adapters/discord/custom-id.ts';
import { pauseBeforeIdentify } from '../../../src/adapters/discord/identify.ts';
import { escaped, unescaped } from '../../../src/adapters/discord/text.ts';
import { threadNameOf } from '../../../src/adapters/discord/thread-name.ts';
import { longestRef } from '../../../src/core/forms/form.ts';

const read = (variables: Record<string, string>) =>
  discordConfiguration(z.object(discordVariables).parse({ DISCORD_TOKEN: 'a.b.c', ...variables }));

describe('the variables', () => {
  it.each([
    ['', { kind: 'one' }],
    ['auto', { kind: 'auto' }],
    ['0-7/32', { kind: 'range', from: 0, to: 7, of: 32 }],
    ['5/32', { kind: 'range', from: 5, to: 5, of: 32 }],
  ])('DISCORD_SHARDS=%s is understood', (text, plan) => {
    expect(read({ DISCORD_SHARDS: text })?.shards).toEqual(plan);
  });

  it.each(['8-7/32', '0-32/32', 'all', '-1/2'])('DISCORD_SHARDS=%s is refused with an example', (text) => {
    expect(() => read({ DISCORD_SHARDS: text })).toThrow(/0-7\/32/);
  });

  it('without a token there is no Discord', () => {
    expect(discordConfiguration(z.object(discordVariables).parse({}))).toBeNull();
  });
});

describe('a crash loop', () => {
  it('never burns the daily identifies, however fast it restarts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 5000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (total, crashMs) => {
          const day = 86_400_000;
          let at = 0;
          let remaining = total;
          while (at < day) {
            at += pauseBeforeIdentify({ total, remaining, reset_after: day - at, max_concurrency: 1 });
            if (at >= day) break;
            remaining -= 1;
            at += Math.max(crashMs, 1);
          }
          expect(remaining).toBeGreaterThanOrEqual(Math.floor(total * 0.1) - 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of a healthy bot is not slowed down', () => {
    expect(pauseBeforeIdentify({ total: 1000, remaining: 900, reset_after: 1, max_concurrency: 1 })).toBe(0);
  });
});

describe('what a press stands for', () => {
  const conversation = fc.stringMatching(/^\d{15,20}$/);
  const answer = fc.stringMatching(/^[0-9a-f]{10}$/);
  const press: fc.Arbitrary<Press> = fc.oneof(
    fc.record({
      kind: fc.constant('say' as const),
      conversation,
      words: fc.string({ minLength: 1, maxLength: 90 }),
      aloud: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('pick' as const, 'quote' as const),
      conversation,
      number: fc.nat(30),
      aloud: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('form' as const, 'filled' as const),
      conversation,
      ref: fc.string({ minLength: 1, maxLength: longestRef }),
      aloud: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom(
        'helpful' as const,
        'unhelpful' as const,
        'unhelpful-why' as const,
        'trace' as const,
        'share' as const,
      ),
      conversation,
      answer,
    }),
    fc.record({
      kind: fc.constantFrom('ask' as const, 'asked' as const, 'mute' as const, 'unmute' as const),
      conversation,
    }),
  );

  it('comes back as it was written, or does not fit', () => {
    fc.assert(
      fc.property(press, (given) => {
        const id = customIdOf(given);
        if (id !== undefined) expect(pressOf(id)).toEqual(given);
        // However long the conversation's and the form's names may be, a form can be opened.
        else expect(given.kind).toBe('say');
      }),
    );
  });

  it('is nothing for any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(() => pressOf(text)).not.toThrow()));
    expect(pressOf('z:1234')).toBeUndefined();
  });
});

describe('text', () => {
  it('that was escaped is the same when it is read back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !/[\u200b\\]|\p{Cc}/u.test(text)),
        (text) => void expect(unescaped(escaped(text))).toBe(text),
      ),
    );
  });

  it('names a thread: one line of 1 to 100 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (words) => {
        const name = threadNameOf(words);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).not.toMatch(/\n/);
      }),
    );
    expect(threadNameOf(`<@123> ${'compare django and flask '.repeat(8)}`)).toMatch(
      /^compare django and flask .*…$/,
    );
  });
});
