import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripMarkup } from '../../../../src/core/understanding/text/markup.ts';

const words = (written: string): string => stripMarkup(written).plain.replace(/\s+/g, ' ').trim();

describe('stripMarkup', () => {
  it.each([
    ['a mention of a person', 'hey <@U123> django', 'hey django'],
    ['a mention with a label', '<@U123|anna> django', 'django'],
    ['a role and a nickname of Discord', '<@&42> <@!7> flask', 'flask'],
    ['a channel', 'see <#C1|general> on flask', 'see on flask'],
    ['a call to all', '<!channel> <!here> flask', 'flask'],
    ['a custom emoji', 'flask <:party:123> <a:wave:456>', 'flask'],
    ['an emoji code', ':wave: flask :+1:', 'flask'],
    ['a bare link', 'see https://example.com/django?x=1 on flask', 'see on flask'],
    ['a link in angle brackets', 'see <https://example.com/django> on flask', 'see on flask'],
    ['control characters', 'fl\u0000 \u0007ask \u001b', 'fl ask'],
    ["a terminal's colours and cursor movements", '\u001b[1mflask\u001b[0m \u001b[2Jor', 'flask or'],
  ])('removes %s', (_, written, left) => {
    expect(words(written)).toBe(left);
  });

  it('keeps the label of a link as words', () => {
    expect(words('read <https://example.com/a|the django docs> first')).toBe('read the django docs first');
  });

  it('removes a code block, closed or not, and notes that there was code', () => {
    expect(stripMarkup('why? ```import django```')).toMatchObject({ hasCode: true });
    expect(words('why? ```import django``` ok')).toBe('why? ok');
    expect(words('why? ```import django')).toBe('why?');
    expect(stripMarkup('why django?').hasCode).toBe(false);
  });

  it('treats a traceback as code', () => {
    const read = stripMarkup('help\nTraceback (most recent call last)\n  File "a.py", line 1\nValueError: x');
    expect(read.hasCode).toBe(true);
    expect(read.plain.trim()).toBe('help');
  });

  it('keeps a name in backticks', () => {
    expect(words('is `flask` ok')).toContain('flask');
    expect(stripMarkup('is `flask` ok').hasCode).toBe(false);
  });

  it('keeps a time of day and a ratio', () => {
    expect(words('at 10:30:15 with 3:1')).toBe('at 10:30:15 with 3:1');
  });

  it('notices a message that starts by mentioning a person, not counting quotes before it', () => {
    expect(stripMarkup('<@U1> can you look?').opensWithReference).toBe(true);
    expect(stripMarkup('> django?\n<@U1> look').opensWithReference).toBe(true);
    expect(stripMarkup('look, <@U1>').opensWithReference).toBe(false);
    expect(stripMarkup('<#C1> look').opensWithReference).toBe(false);
  });

  it.each([
    ['can you look, @anna', true],
    ['look, <@U1>', true],
    ['a role <@&9>', false],
    ['mail me@example.org', false],
    ['@channel django or flask?', false],
    ['what does @app.route do', false],
    ['```\n@anna\n```', false],
    ['django @ 4k requests', false],
  ])('tells whether "%s" addresses a person', (written, calls) => {
    expect(stripMarkup(written).callsSomeone).toBe(calls);
  });

  it('keeps the length of any text, so that offsets stay valid', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '<@U1>',
        '<',
        '>',
        '```',
        ':a:',
        'https://x',
        '<https://x|',
        '|y>',
        '\ud800',
        'Traceback (most recent call last)',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const written = pieces.join('');
        expect(stripMarkup(written).plain).toHaveLength(written.length);
      }),
      { seed: 5, numRuns: 1_000 },
    );
  });

  it.each(['Dja\u00adngo', 'Dj\u200bango', '\ufeffDjango', 'D\u2060jan\u200dgo', 'Django\u200f'])(
    'reads a word with characters of no width in it as one word: %j',
    (written) => {
      const { plain } = stripMarkup(`is ${written} fast`);
      expect(plain.replace(/ +/g, ' ')).toBe('is Django fast');
      expect(plain).toHaveLength(written.length + 8);
    },
  );
});
