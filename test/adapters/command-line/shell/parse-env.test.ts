import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEnv } from '../../../../src/adapters/command-line/shell/parse-env.ts';

const readAs = (written: string): string | undefined => {
  const parsed = parseEnv(written);
  return parsed.kind === 'variables' ? parsed.variables.get('X') : undefined;
};

describe('a value in .env', () => {
  it.each([
    ['X=plain', 'plain'],
    ['X = spaces around ', 'spaces around'],
    ['  export X=exported', 'exported'],
    ['X=two words', 'two words'],
    ['X=pa#ss#word', 'pa#ss#word'],
    ['X=#starts-with-one', '#starts-with-one'],
    ['X=value # a comment', 'value'],
    ['X=  # only a comment', ''],
    ['X=', ''],
    ['X="quoted # not a comment"', 'quoted # not a comment'],
    ["X='single' # say 'hi'", 'single'],
    ['X="say "hi" to them"', 'say "hi" to them'],
    ['X=`back ticks`', 'back ticks'],
    ['X=“from a word processor”', 'from a word processor'],
    ["X=it's fine", "it's fine"],
    ['X="two\\nlines"', 'two\nlines'],
    ["X='kept\\n'", 'kept\\n'],
    ['X="-----BEGIN\nabc\n-----END"\nY=1', '-----BEGIN\nabc\n-----END'],
    ['X=a=b==', 'a=b=='],
    ['X=old\r\nX=new\r\n', 'new'],
  ])('is read as meant: %j', (written, value) => {
    expect(readAs(written)).toBe(value);
  });

  it('comes back from between quotes whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        fc.pre(!/['\r]/.test(value));
        expect(readAs(`# first\nX='${value}' # a comment\nY=1`)).toBe(value);
      }),
    );
  });

  it('comes back without quotes if it has no space, quote or line break', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]+$/), (value) => {
        fc.pre(!/^["'`]/.test(value));
        expect(readAs(`X=${value}`)).toBe(value);
      }),
    );
  });
});

it('a line that is no variable is named by its number and never quoted', () => {
  expect(parseEnv('A=1\n\n# fine\nxoxb-secret\n')).toEqual({
    kind: 'wrong',
    says: 'line 4 is not a variable; write NAME=value, or # before a comment',
  });
  expect(parseEnv('A="xoxb" secret')).toMatchObject({
    kind: 'wrong',
    says: expect.not.stringContaining('xoxb'),
  });
});
