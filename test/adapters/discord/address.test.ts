import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Address, addressSchema, threadNameOf } from '../../../src/adapters/discord/address.ts';
import { discordMessageSchema } from '../../../src/adapters/discord/older-addresses.ts';

const channel = '123456789012345678';
const message = '223456789012345678';
const anna = '323456789012345678';
const tools = { mute: 'mute', ask: false, share: false };
const foot = '-# In servers I see only what is meant for me.';
const base: Address = {
  user: '',
  asked: null,
  isPrivate: false,
  channel,
  isThread: false,
  opens: null,
  answers: null,
  interaction: null,
  reach: 'channel',
  tools: { mute: true, ask: false, share: false },
  foot: false,
};

describe('an address that an earlier version stored', () => {
  it.each<[string, object, Address]>([
    [
      'into a thread to be opened',
      { kind: 'thread', channel, message, name: 'django?', above: null, foot, tools },
      { ...base, opens: { message, name: 'django?' }, foot: true },
    ],
    [
      'into a channel, as a reply to a press',
      {
        kind: 'channel',
        channel,
        answers: message,
        above: `-# <@${anna}> asked: why \\*that\\*?`,
        foot: null,
        tools: { mute: null, ask: true, share: false },
      },
      {
        ...base,
        user: anna,
        asked: { by: anna, words: 'why *that*?', how: 'press' },
        answers: message,
        tools: { mute: false, ask: true, share: false },
      },
    ],
    [
      'as a first response, which may be out',
      { kind: 'response', channel, above: `**why?**\n-# asked by <@${anna}>`, foot: null, tools },
      {
        ...base,
        user: anna,
        asked: { by: anna, words: 'why?', how: 'command' },
        interaction: { application: '', id: '', token: '', until: 0, first: 'open' },
      },
    ],
    [
      'by an interaction alone',
      {
        kind: 'interaction',
        application: channel,
        token: 'token',
        until: 7,
        private: true,
        above: '**why?**',
        foot: null,
        tools: { mute: null, ask: true, share: true },
      },
      {
        ...base,
        channel: '',
        isPrivate: true,
        asked: { by: '', words: 'why?', how: 'command' },
        interaction: { application: channel, id: '', token: 'token', until: 7, first: 'deferred' },
        reach: 'token',
        tools: { mute: false, ask: true, share: true },
      },
    ],
  ])('%s is converted', (_, older, current) => {
    expect(addressSchema.parse(older)).toEqual(current);
    expect(addressSchema.parse(current)).toEqual(current);
  });

  it.each([
    [`-# <@${anna}> asked me to weigh this.`, { by: anna, words: '', how: 'weigh' }],
    [`-# <@${anna}> asked me to save this as a decision.`, { by: anna, words: '', how: 'save' }],
    [
      `**django\nor flask?**\n-# <@${anna}> asked me privately and shares this.`,
      { by: anna, words: 'django\nor flask?', how: 'share' },
    ],
    ['something else', null],
    [null, null],
  ])('keeps the question above a message that can be edited: %s', (above, asked) => {
    const stored = { channel, parts: [message], above, foot: null, tools };
    expect(discordMessageSchema.parse(stored)).toEqual({ channel, parts: [message], asked });
  });

  it('is rejected if it is malformed', () => {
    expect(addressSchema.safeParse({ kind: 'channel', channel }).success).toBe(false);
    expect(addressSchema.safeParse({ ...base, channel: '../guilds' }).success).toBe(false);
  });
});

it('the name of a thread is one line of 1 to 100 characters', () => {
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

it.each([
  '👩\u200d💻',
  '👨\u200d👩\u200d👧\u200d👦',
  '🏳\ufe0f\u200d🌈',
  '👩🏽\u200d🚀',
  '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}',
])('the name of a thread keeps %s in one piece, and drops joiners that join nothing', (emoji) => {
  expect(threadNameOf(`django ${emoji} or fl\u200dask?\u200d`)).toBe(`django ${emoji} or flask?`);
  expect(threadNameOf(`${'x'.repeat(97)}${emoji}`)).toBe(`${'x'.repeat(97)}…`);
});
