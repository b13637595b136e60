import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/adapters/decisions/csv.ts';
import { decisionOf } from '../../contract/documents.ts';

/** Parses cells as in RFC 4180. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    row.push((match[1] ?? '').replaceAll('""', '"'));
    if (match[2] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('decisions as CSV', () => {
  it('has one row per decision, with as many cells as the heading', () => {
    const records = [{ workspace: 'w', id: 'd-3fa9c1', decision: decisionOf('Say "yes", twice\nor not') }];
    const [heading = [], ...rows] = parse(csvOf(records));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toHaveLength(heading.length);
    expect(rows[0]?.[heading.indexOf('title')]).toBe('Say "yes", twice\nor not');
  });

  it('has the date since which the status holds, not that of the last entry in the history', () => {
    const decision = {
      ...decisionOf('d'),
      history: [
        {
          at: Date.UTC(2026, 10, 22),
          author: 'U1',
          what: 'recorded it as accepted',
          became: 'accepted' as const,
        },
        {
          at: Date.UTC(2026, 11, 24),
          author: null,
          what: 'the evidence moved (1 change); the ranking stays',
          became: null,
        },
      ],
    };
    const [heading = [], row = []] = parse(csvOf([{ workspace: 'w', id: 'd-3fa9c1', decision }]));
    expect(row[heading.indexOf('decided')]).toBe('2026-11-22');
  });

  it('has no cell that a spreadsheet would evaluate', () => {
    const dangerous = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', '\r', ' =', '＝'), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(dangerous, (title) => {
        const [, row = []] = parse(csvOf([{ workspace: 'w', id: 'd-3fa9c1', decision: decisionOf(title) }]));
        for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
        expect(row).toContain(`'${title}`);
      }),
    );
  });
});
