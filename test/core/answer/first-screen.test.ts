import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, plain } from '../../../src/core/answer/answer.ts';
import { splitScreen } from '../../../src/core/answer/first-screen.ts';
import { holds, screen, sizeOf, sizesOf, sum } from '../../../src/core/answer/screen-size.ts';
import { spansOf } from '../../../src/core/answer/spans-of.ts';
import { anyAnswer } from '../../doubles/answers.ts';

const text = (count: number, word = 'word'): string => Array.from({ length: count }, () => word).join(' ');
const paragraph = (count: number, detail?: boolean): Block => ({
  kind: 'paragraph',
  spans: [plain(text(count))],
  ...(detail === undefined ? {} : { detail }),
});
const headline: Block = { kind: 'headline', spans: [plain('Django.')] };

/** The letters of all that blocks say, without the sign of a cut. */
function lettersOf(blocks: readonly Block[]): readonly string[] {
  return blocks
    .flatMap(spansOf)
    .flatMap((spans) => spans.flatMap((span) => ('text' in span ? span.text.split(/\s+/) : [])))
    .join('')
    .replaceAll('…', '')
    .split('')
    .sort();
}

describe('the first screen', () => {
  it('never exceeds its limits, whatever the answer', () => {
    fc.assert(
      fc.property(anyAnswer, ({ blocks }) => {
        const { first } = splitScreen(blocks);
        expect(first.flatMap(sizesOf).reduce(sum, { words: 0, lines: 0 })).toSatisfy(holds);
      }),
    );
  });

  it('and the rest are the whole: nothing is lost, and nothing is said twice', () => {
    fc.assert(
      fc.property(anyAnswer, ({ blocks }) => {
        const { first, rest } = splitScreen(blocks);
        expect(lettersOf([...first, ...rest])).toEqual(lettersOf(blocks));
      }),
    );
  });

  it('is the whole of a short answer', () => {
    const blocks = [headline, paragraph(20)];
    expect(splitScreen(blocks)).toEqual({ first: blocks, rest: [] });
  });

  it('leaves details out first, even if they come before the rest', () => {
    const { first, rest } = splitScreen([headline, paragraph(40, true), paragraph(60)]);
    expect(first).toEqual([headline, paragraph(60)]);
    expect(rest).toEqual([paragraph(40, true)]);
  });

  it('keeps details that fit', () => {
    const blocks = [headline, paragraph(40, true), paragraph(20)];
    expect(splitScreen(blocks).first).toEqual(blocks);
  });

  it('takes the lightest items off a list that may shrink before it takes any other block off', () => {
    const items = [20, 20, 20, 20].map((count) => [plain(text(count))]);
    const { first, rest } = splitScreen([headline, { kind: 'bullets', items, shrinks: true }, paragraph(30)]);
    expect(first).toEqual([
      headline,
      { kind: 'bullets', items: items.slice(0, 2), shrinks: true },
      paragraph(30),
    ]);
    expect(rest).toEqual([{ kind: 'bullets', items: items.slice(2), shrinks: true }]);
  });

  it('keeps how the message was understood, and what can be pressed', () => {
    const understood: Block = { kind: 'understood', spans: [plain('Heard: websockets.')] };
    const choices: Block = { kind: 'choices', choices: [{ label: 'Why?', says: 'why?' }] };
    const { first } = splitScreen([headline, paragraph(60), paragraph(60), understood, choices]);
    expect(first).toEqual([headline, paragraph(60), understood, choices]);
  });

  it('drops the last rows of a table that is too long for it', () => {
    const rows = Array.from({ length: 8 }, (_, at) => ({
      name: `Row ${at}`,
      cells: [[plain('one')], [plain('two')]],
    }));
    const { first, rest } = splitScreen([headline, { kind: 'table', columns: ['', 'A', 'B'], rows }]);
    expect(first[1]).toMatchObject({ rows: rows.slice(0, 5) });
    expect(rest[0]).toMatchObject({ columns: ['', 'A', 'B'], rows: rows.slice(5) });
  });

  it('cuts a first line that is longer than a screen after a sentence', () => {
    const sentence = `${text(30)}. `;
    const { first, rest } = splitScreen([{ kind: 'headline', spans: [plain(sentence.repeat(4))] }]);
    expect(JSON.stringify(first)).not.toContain('…');
    expect(first.flatMap(sizesOf)[0]?.words).toBe(60);
    expect(rest.flatMap(sizesOf)[0]?.words).toBe(60);
  });
});

describe('the size of a text', () => {
  it('counts lines as a phone wraps them, between words', () => {
    expect(sizeOf('a'.repeat(42))).toEqual({ words: 1, lines: 1 });
    expect(sizeOf(`${'a'.repeat(41)} bb`)).toEqual({ words: 2, lines: 2 });
    expect(sizeOf('a'.repeat(43))).toEqual({ words: 1, lines: 2 });
    expect(sizeOf('  ')).toEqual({ words: 0, lines: 0 });
    expect(sizeOf(text(90)).words).toBe(screen.words);
  });
});
