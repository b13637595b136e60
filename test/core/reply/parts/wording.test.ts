import { describe, expect, it } from 'vitest';
import {
  capitalize,
  formatList,
  inSentence,
  withoutBrackets,
} from '../../../../src/core/reply/parts/wording.ts';

describe('a list of names', () => {
  it('has commas and one word before the last', () => {
    expect([
      formatList([]),
      formatList(['a']),
      formatList(['a', 'b']),
      formatList(['a', 'b', 'c']),
      formatList(['a', 'b'], 'or'),
    ]).toEqual(['', 'a', 'a and b', 'a, b and c', 'a or b']);
  });

  it('can start a sentence with a capital letter', () => {
    expect([capitalize('an event log'), capitalize('')]).toEqual(['An event log', '']);
  });
});

describe('a title', () => {
  it('is lower case in a sentence, unless it starts with an abbreviation', () => {
    expect([inSentence('Database'), inSentence('API design')]).toEqual(['database', 'API design']);
  });

  it('loses what is in brackets', () => {
    expect([withoutBrackets('Memory (per process)'), inSentence('Memory (per process)')]).toEqual([
      'Memory',
      'memory',
    ]);
  });
});
