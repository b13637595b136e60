import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CitedText, citedText, proseOf, sentencesOf } from '../../src/knowledge/cited-text.ts';

const any = citedText(Number.POSITIVE_INFINITY);

function problemsIn(written: string): readonly string[] {
  return any.safeParse(written).error?.issues.map(({ message }) => message) ?? [];
}

describe('a cited text', () => {
  it('is a statement for each marker, with its closing punctuation', () => {
    expect(
      any.parse('No. It is at 3.1.3 [latest]. It moves slowly [slow, few-hands]. Pin it [advice].'),
    ).toEqual([
      { says: 'No. It is at 3.1.3.', claims: ['latest'], isAdvice: false },
      { says: 'It moves slowly.', claims: ['slow', 'few-hands'], isAdvice: false },
      { says: 'Pin it.', claims: [], isAdvice: true },
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'brackets in code',
      'Run `pip install "fastapi[standard]"` [advice].',
      ['Run `pip install "fastapi[standard]"`.'],
    ],
    ['figures in the code of advice', 'Run `pip install x==3.1` [advice].', ['Run `pip install x==3.1`.']],
    ['a marker within parentheses or quotes', '(One [a]). "Two [b]."', ['(One).', '"Two."']],
    ['a comma after a marker', 'One [a], two [b].', ['One,', 'two.']],
    ['no punctuation at its end', 'Admin included [a]', ['Admin included']],
    ['lines of any length', '  One\n  more [ a,\n b ].\n', ['One more.']],
  ])('may have %s', (_, written, says) => {
    expect(any.parse(written).map((statement) => statement.says)).toEqual(says);
  });

  it.each<[string, string, string]>([
    ['an empty text', ' \n', 'this text is empty; fill it in'],
    [
      'a sentence without a marker at the end',
      'One [a]. Two.',
      'this sentence cites nothing: end it with [claim-id] or [advice]: "Two."',
    ],
    ['a marker without a sentence', 'One [a]. [b].', 'nothing stands before [b]'],
    [
      'a marker behind the full stop',
      'One. [a]',
      'put [a] before the closing punctuation, not after it: "One."',
    ],
    ['a marker inside a sentence', 'One [a] and two [b].', '[a] stands inside a sentence'],
    ['no space between sentences', 'One [a].Two [b].', '[a] stands inside a sentence'],
    ['a marker that is no id', 'One [see docs].', '"see docs" in [see docs] is no id'],
    ['an empty marker', 'One [].', '"" in [] is no id'],
    ['a claim named twice', 'One [a, a].', '[a, a] names a claim twice'],
    ['advice that cites', 'Do it [a, advice].', '[a, advice] is both advice and cited'],
    ['figures in advice', 'Use version ٣ [advice].', 'advice states no figures'],
    ['a backtick without its partner', 'Run `it [a].', 'a backtick or bracket has no partner'],
    ['a bracket without its partner', 'See a] there [a].', 'a backtick or bracket has no partner'],
    ['bold', '**One** [a].', 'no markup or links'],
    ['a link', 'See https://example.com [a].', 'no markup or links'],
  ])('refuses %s', (_, written, problem) => {
    expect(problemsIn(written)).toEqual([expect.stringContaining(problem)]);
  });

  it('has sentences of one or more statements', () => {
    const text = any.parse('Yes. One [a], but two [b]: three [c]. Four [d]! Five [advice]');
    expect(sentencesOf(text).map(proseOf)).toEqual(['Yes. One, but two: three.', 'Four!', 'Five']);
    expect(sentencesOf(any.parse('One [a],')).map(proseOf)).toEqual(['One,']);
  });

  it('is measured without its markers', () => {
    const four = citedText(4);
    expect(four.safeParse('One [a-long-id].').success).toBe(true);
    expect(four.safeParse('Ones [a].').error?.issues[0]?.message).toBe(
      'this has 5 characters without its markers; shorten it to at most 4',
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(' ', '\n', ' \n  '),
        (text, gap) => {
          expect(any.parse(writtenFrom(text, gap))).toEqual(text);
        },
      ),
      { seed: 20, numRuns: 500 },
    );
  });

  it('keeps every word of whatever it takes, and leaves nothing without a claim that is not advice', () => {
    let taken = 0;
    fc.assert(
      fc.property(hostile, (written) => {
        const { data } = any.safeParse(written);
        if (data === undefined) return;
        taken++;
        const code = /`[^`]*`/g;
        const bare = (text: string): string =>
          text.replaceAll(/(`[^`]*`)|\[[^[\]]*\]/g, '$1').replace(/\s/g, '');
        expect(proseOf(data).replace(/\s/g, '')).toBe(bare(written));
        for (const { says, claims, isAdvice } of data) {
          const prose = says.replaceAll(code, '');
          expect(prose).not.toMatch(/[[\]`]/);
          expect(claims.length === 0).toBe(isAdvice);
          if (isAdvice) expect(prose).not.toMatch(/\p{N}/u);
        }
      }),
      { seed: 21, numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

const word = fc.constantFrom(
  'Django',
  'has',
  'it',
  "there's",
  '`a[b]`',
  '`x == 3`',
  'émigré',
  'C#',
  '(mostly)',
);
const figure = fc.constantFrom('3.1.3', '40%', '2026');
const closing = fc.constantFrom('.', '!', '?', ';', ',', '…');
const says = <T>(words: fc.Arbitrary<T>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(words, { minLength: 1, maxLength: 8 }), closing)
    .map(([list, end]) => `${list.join(' ')}${end}`);
const ids = fc.uniqueArray(fc.stringMatching(/^[b-z][a-z0-9]{0,3}(-[a-z0-9]{1,3}){0,2}$/), {
  minLength: 1,
  maxLength: 3,
});
const statement = fc.oneof(
  fc.record({ says: says(fc.oneof(word, figure)), claims: ids, isAdvice: fc.constant(false) }),
  fc.record({ says: says(word), claims: fc.constant([]), isAdvice: fc.constant(true) }),
);

function writtenFrom(text: CitedText, gap: string): string {
  return text
    .map(({ says: words, claims, isAdvice }) => {
      const marker = `[${isAdvice ? 'advice' : claims.join(', ')}]`;
      return `${words.slice(0, -1)} ${marker}${words.slice(-1)}`;
    })
    .join(gap);
}

/** Pieces of such texts in any order, and anything else. */
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '[',
        ']',
        '`',
        ' ',
        '.',
        ',',
        '3',
        'one',
        ' [a].',
        ' [advice].',
        '[a, b]',
        '\n',
        '**',
        '"',
        '[]',
        ')',
        '…',
        ' `x[1]`',
      ),
      { maxLength: 9 },
    )
    .map((parts) => parts.join('')),
  fc.tuple(fc.string({ maxLength: 8 }), fc.constantFrom(' [a].', '[advice]!')).map((parts) => parts.join('')),
);
