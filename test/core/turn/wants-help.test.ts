import { describe, expect, it } from 'vitest';
import { wantsHelp } from '../../../src/core/turn/wants-help.ts';
import { builtIn } from '../built-in.ts';

describe('a message', () => {
  it.each(['help', '  ', 'what can you do?', 'how do I use this?', 'how does this work?', 'Help!'])(
    'asks for help: "%s"',
    (words) => {
      expect(wantsHelp(words, builtIn)).toBe(true);
    },
  );

  it.each([
    'help us choose',
    'django or flask?',
    'help with deployment',
    'thanks',
    'what do you know of us?',
  ])('asks for something else: "%s"', (words) => {
    expect(wantsHelp(words, builtIn)).toBe(false);
  });
});
