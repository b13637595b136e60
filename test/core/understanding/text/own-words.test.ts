import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripMarkup } from '../../../../src/core/understanding/text/markup.ts';
import { ownWords } from '../../../../src/core/understanding/text/own-words.ts';

const left = (written: string): string => ownWords(written).replace(/\s+/g, ' ').trim();

describe("the writer's own words", () => {
  it.each([
    ['a quoted line', '> we need websockets\nflask or django?', 'flask or django?'],
    ['a quoted line without a space', '>django is dead\nis it?', 'is it?'],
    ['all that follows three of them', 'look\n>>> django\nand more of it', 'look'],
    ['words struck through in Slack', 'flask ~or django~ please', 'flask please'],
    ['words struck through in Discord', 'flask ~~or\ndjango~~ please', 'flask please'],
  ])('leave out %s', (_, written, own) => {
    expect(left(written)).toBe(own);
  });

  it.each([
    'about ~30k users, ~5 of them at once',
    '~~',
    'a ~ b ~ c',
    '>5k websockets',
    '>= 5k websockets',
    'django > flask',
    'x -> y',
    '```\n>>> import django\n```\nwhy does it fail?',
  ])('keep "%s"', (written) => {
    expect(ownWords(written)).toBe(written);
  });

  it('count nobody whom only a quote mentions', () => {
    const quoted = '> <@U1> and @anna: django?';
    expect(stripMarkup(quoted)).toMatchObject({
      leavesOut: true,
      people: [],
      callsSomeone: false,
      opensWithReference: false,
    });
    expect(stripMarkup(`${quoted}\n<@U2> look`)).toMatchObject({ people: ['U2'], opensWithReference: true });
  });

  it('are nothing once all lines of any text are quoted', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        'we need websockets',
        '<@U1> django?',
        '```',
        '~~no~~',
        'not flask',
        '@anna',
        '> again',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const quoted = lines
          .flatMap((text) => text.split('\n'))
          .map((text) => `> ${text}`)
          .join('\n');
        expect(left(quoted)).toBe('');
      }),
      { seed: 17, numRuns: 500 },
    );
  });
});
