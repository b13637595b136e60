import stringWidth from 'string-width';
import type { Block, CitedSource, Spans } from '../../core/answer.ts';
import { escape, renderSpans } from './text.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** Columns that Discord's phone app shows of a code block before it breaks a line, on a narrow phone. */
const phoneWidth = 34;

/**
 * A table as aligned text. Where all of it fits a phone's width it is a block of fixed width; otherwise each
 * row becomes a heading with one line for each column, the columns' names padded to one width, so that it
 * still reads as a table and its citations stay links.
 */
export function renderTable(table: Table, sources: readonly CitedSource[]): readonly string[] {
  return renderGrid(table) ?? renderLines(table, sources);
}

function renderGrid({ columns, rows }: Table): readonly string[] | undefined {
  if (
    rows.some(({ cells }) =>
      cells.some((cell) => cell.some(({ kind }) => kind === 'citation' || kind === 'mark')),
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
  return [
    ['```', ...drawn.map((line) => line.replaceAll('`', "'").replace(/\p{Cc}/gu, ' ')), '```'].join('\n'),
  ];
}

function renderLines({ columns, rows }: Table, sources: readonly CitedSource[]): readonly string[] {
  const names = columns.slice(1);
  const width = Math.max(0, ...names.map((name) => stringWidth(name)));
  return rows.map(({ name, cells }) => {
    const lines = cells.map(
      (cell, at) =>
        `\`${pad(names[at] ?? '', width)
          .replaceAll(' ', '\u00a0')
          .replaceAll('`', "'")}\` ${renderSpans(cell, sources)}`,
    );
    return [`**${escape(name)}**`, ...lines].join('\n');
  });
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
