import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../../src/adapters/terminal/render.ts';
import type { Answer, Block, Span } from '../../../src/core/answer/answer.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { builtIn } from '../../core/built-in.ts';

const knowledge = builtIn;
const page = { width: 80, colours: false, links: false };

function answerTo(words: string): Answer {
  const { answer } = takeTurn(
    newConversation('c'),
    { conversation: 'c', author: 'a', words, audience: 'direct' },
    knowledge,
  );
  if (answer === null) throw new Error('a direct question is always answered');
  return answer;
}

const answerOf = (...blocks: Block[]): Answer => ({
  id: 'a',
  blocks,
  sources: [],
  declined: false,
  ranking: null,
});
const widest = (text: string): number =>
  Math.max(
    ...text
      .split('\n')
      .filter((line) => !line.includes('https://'))
      .map((line) => stringWidth(line)),
  );

describe('an answer in a terminal', () => {
  it.each([80, 40, 20])('fits %i columns, tables included', (width) => {
    for (const words of [
      'django or flask?',
      'django, flask or fastapi?',
      'django vs fastapi databases',
      'we need an admin panel. which one?',
      'chart django, flask and fastapi',
      'chart: we need an admin panel and websockets',
    ]) {
      expect(widest(renderTerminal(answerTo(words), { ...page, width }))).toBeLessThanOrEqual(width);
    }
  });

  it('lays columns out side by side if they fit, and lists cells under their row if not', () => {
    const table: Block = {
      kind: 'table',
      columns: ['', 'One', 'Two'],
      rows: [
        {
          name: 'Row',
          cells: [
            [{ kind: 'plain', text: 'a long cell with many words' }],
            [{ kind: 'plain', text: 'another long cell' }],
          ],
        },
      ],
    };
    expect(renderTerminal(answerOf(table), { ...page, width: 50 })).toBe(
      [
        '     One                         Two',
        '───  ──────────────────────────  ─────────────────',
        'Row  a long cell with many       another long cell',
        '     words',
      ].join('\n'),
    );
    expect(renderTerminal(answerOf(table), { ...page, width: 30 })).toBe(
      'Row\n  One: a long cell with many\n  words\n  Two: another long cell',
    );
  });

  it('counts wide characters as two columns', () => {
    const table: Block = {
      kind: 'table',
      columns: ['', '古'],
      rows: [{ name: '行', cells: [[{ kind: 'plain', text: 'x' }]] }],
    };
    expect(renderTerminal(answerOf(table), page)).toBe('    古\n──  ──\n行  x');
  });

  it('has colours and links only if the view does', () => {
    const answer = answerTo('django or flask?');
    expect(renderTerminal(answer, page)).not.toContain('\u001b');
    expect(renderTerminal(answer, page)).toContain('\n    https://');
    const linked = renderTerminal(answer, { ...page, links: true });
    expect(linked).toContain('\u001b]8;;https://');
    expect(linked).not.toContain('\u001b[');
    expect(renderTerminal(answer, { ...page, colours: true })).toContain('\u001b[1m');
  });

  it('numbers its choices', () => {
    expect(
      renderTerminal(
        answerOf({
          kind: 'choices',
          choices: [
            { label: 'A', says: 'a' },
            { label: 'B', says: 'b' },
          ],
        }),
        page,
      ),
    ).toBe('1 A · 2 B');
  });

  it('has no escape sequence, control character or change of direction from any span', () => {
    const kinds = ['plain', 'strong', 'emphasis', 'code'] as const;
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...kinds),
        fc.integer({ min: 20, max: 90 }),
        (text, kind, width) => {
          const span: Span = { kind, text: `\u001b[31m${text}\u202e\u0007` };
          const shown = renderTerminal(
            answerOf(
              { kind: 'headline', spans: [span] },
              { kind: 'bullets', items: [[span]] },
              { kind: 'table', columns: ['', text], rows: [{ name: text, cells: [[span]] }] },
              { kind: 'choices', choices: [{ label: text, says: text }] },
            ),
            { ...page, width },
          );
          expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
          expect(shown.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
