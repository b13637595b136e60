import { type Block, type CitedSource, type Spans, strong } from '../../../core/answer/answer.ts';
import { stringWidth } from '../../text/string-width.ts';
import { limits } from '../limits.ts';
import { fitting, longestPiece, phoneWidth } from './fitting.ts';

type Table = Extract<Block, { kind: 'table' }>;

/**
 * Renders a table as aligned text. If it fits a phone's width, it's a code block. Otherwise each row becomes a heading
 * with a line per column, column names padded to the same width, so that it still reads as a table and citations stay
 * links.
 */
export function renderTable(table: Table, sources: readonly CitedSource[]): readonly string[] {
  const grid = renderGrid(table);
  return grid !== undefined && grid.length <= longestPiece ? [grid] : renderLines(table, sources);
}

function renderGrid({ columns, rows }: Table): string | undefined {
  if (
    rows.some(({ cells }) =>
      cells.some((cell) =>
        cell.some(({ kind }) => kind === 'citation' || kind === 'mark' || kind === 'time'),
      ),
    )
  )
    return undefined;
  const lines = [columns, ...rows.map(({ name, cells }) => [name, ...cells.map(textOf)])];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => stringWidth(line[at] ?? ''))));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > phoneWidth) return undefined;
  const drawn = lines.map((line) =>
    line
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return ['```', ...drawn.map((line) => line.replaceAll('`', "'").replace(/\p{Cc}/gu, ' ')), '```'].join(
    '\n',
  );
}

function renderLines({ columns, rows }: Table, sources: readonly CitedSource[]): readonly string[] {
  const names = columns.slice(1);
  const width = Math.min(phoneWidth, Math.max(0, ...names.map((name) => stringWidth(name))));
  return rows.map(({ name, cells }) => {
    const lines = cells.flatMap((cell, at) => {
      const [first = '', ...rest] = fitting(cell, sources, longestPiece - limits.choiceText);
      return [`${label(names[at] ?? '', width)} ${first}`, ...rest];
    });
    return [...fitting([strong(name)], sources), ...lines].join('\n');
  });
}

/** A column's name in fixed width. Discord drops blanks at the end of code unless they're non-breaking. */
function label(name: string, width: number): string {
  const padded = pad(name.slice(0, limits.choiceText / 2).replace(/\p{Cc}/gu, ' '), width);
  return `\`${padded.replaceAll(' ', '\u00a0').replaceAll('`', "'")}\``;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function textOf(spans: Spans): string {
  return spans
    .map((span) => ('text' in span ? span.text : ''))
    .join('')
    .trim();
}
