import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPhraseMatcher } from '../../../../src/core/understanding/match/phrase-matcher.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';

/** The parts of a message that a phrase matches, as typed. */
function matched(phrase: string, written: string, grades = false): string[] {
  const book = createPhraseMatcher<string>(() => grades);
  book.add(phrase, 'x');
  const { words } = tokenize(written);
  return book.match(words).map(({ from, to }) => written.slice(words[from]?.start, words[to - 1]?.end));
}

describe('a phrase', () => {
  it('matches its words in order, by stem', () => {
    expect(matched('admin panel', 'we want admin panels')).toEqual(['admin panels']);
    expect(matched('admin panel', 'a panel for the admin')).toEqual([]);
    expect(matched('admin panel', 'admin and panel')).toEqual([]);
  });

  it('matches one of several words', () => {
    expect(matched('admin page|panel|site', 'an admin site')).toEqual(['admin site']);
    expect(matched('admin page|panel|site', 'an admin adapter')).toEqual([]);
  });

  it('matches with or without an optional word', () => {
    expect(matched('couple of? weeks', 'a couple weeks')).toEqual(['couple weeks']);
    expect(matched('couple of? weeks', 'a couple of weeks')).toEqual(['couple of weeks']);
  });

  it('matches across a gap of up to three words, but not past the end of a clause', () => {
    expect(matched('swap ... for', 'swap the old thing for it')).toEqual(['swap the old thing for']);
    expect(matched('swap ... for', 'swap for it')).toEqual(['swap for']);
    expect(matched('swap ... for', 'swap one two three four for it')).toEqual([]);
    expect(matched('swap ... for', 'swap it. not now, wait for it')).toEqual([]);
  });

  it('matches a word exactly if marked so', () => {
    expect(matched('=swapping', 'swapping')).toEqual(['swapping']);
    expect(matched('=swapping', 'swap')).toEqual([]);
  });

  it.each([
    ['easy to run', 'the easiest to run', 'easiest to run'],
    ['easy to run', 'which is easier to run?', 'easier to run'],
    ['quick|easy start', 'quickest start', 'quickest start'],
    ['simple to ... operate', 'simplest to deploy and operate', 'simplest to deploy and operate'],
    ['is mature', 'it is most mature', 'is most mature'],
    ['a reliable worker', 'a more reliable worker', 'a more reliable worker'],
    ['fast', 'fastest', 'fastest'],
  ])('"%s" matches "%s" as comparative or superlative, where that is wanted', (phrase, written, found) => {
    expect(matched(phrase, written, true)).toEqual([found]);
    expect(matched(phrase, written)).toEqual([]);
  });

  it.each([
    ['=easy', 'easier'],
    ['need workers', 'need more workers'],
    ['is mature', 'is less mature'],
  ])('"%s" doesn\'t match "%s" as a comparative', (phrase, written) => {
    expect(matched(phrase, written, true)).toEqual([]);
  });

  it('matches a word as written once, where a phrase has its base word too', () => {
    const book = createPhraseMatcher<string>(() => true);
    for (const phrase of ['fast start', 'fastest start']) book.add(phrase, 'x');
    expect(book.match(tokenize('fastest start').words)).toHaveLength(1);
  });

  it.each([
    ['$n devs', '3 devs', true],
    ['$n devs', '3kb devs', false],
    ['$n>=1000 connections', '10k connections', true],
    ['$n>=1000 connections', '999 connections', false],
    ['$n<=9 devs', '9 devs', true],
    ['$n<=9 devs', '10 devs', false],
    ['$bytes<=512mb', '256mb', true],
    ['$bytes<=512mb', '512 MB', true],
    ['$bytes<=512mb', '2gb', false],
    ['$bytes<=512mb', '100', false],
    ['$bytes<=1gb', '1GiB', true],
    ['$seconds', '50ms', true],
    ['$percent', '99%', true],
  ])('of numbers: %s in "%s" is %s', (phrase, written, found) => {
    expect(matched(phrase, written).length > 0).toBe(found);
  });

  it('reports a number step that it cannot read', () => {
    expect(() => matched('$pounds', 'x')).toThrow('"$pounds" is no number step; write $n');
  });
});

describe('a phrase matcher', () => {
  it('finds overlapping phrases, each with its own payload', () => {
    const book = createPhraseMatcher<string>();
    book.add('admin', 'short');
    book.add('admin panel', 'long');
    book.add('admin', 'other');
    expect(book.match(tokenize('admin panel').words).map(({ payload, to }) => [payload, to])).toEqual([
      ['short', 1],
      ['other', 1],
      ['long', 2],
    ]);
  });

  it('adds the same phrase with the same payload once', () => {
    const book = createPhraseMatcher<string>();
    book.add('admin', 'a');
    book.add('admin', 'a');
    expect(book.match(tokenize('admin').words)).toHaveLength(1);
  });

  it('finds every phrase, wherever it is', () => {
    const letters = fc.array(fc.constantFrom('ka', 'lo', 'mi', 'ru'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(letters, letters, letters, (before, phrase, after) => {
        const book = createPhraseMatcher<string>();
        book.add(phrase.join(' '), 'x');
        const { words } = tokenize([...before, ...phrase, ...after].join(' '));
        expect(book.match(words)).toContainEqual({
          payload: 'x',
          from: before.length,
          to: before.length + phrase.length,
        });
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
