import wrapAnsi from 'wrap-ansi';
import { stringWidth } from '../text/string-width.ts';
import type { Paint } from './paint.ts';
import { wrapUnder } from './wrap.ts';

/** A table of text. `columns[0]` is the title of the rows' names. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
};

/** A narrower cell has one or two words per line; a list reads better. */
const narrowestCell = 16;
const widestName = 18;
const between = '  ';

/** Renders a table within the width: cells wrap, and if they would get too narrow, rows become lists. */
export function terminalTable(table: Table, width: number, paint: Paint): string {
  const names = Math.min(
    widestName,
    Math.max(
      ...[table.columns[0] ?? '', ...table.rows.map(({ name }) => name)].map((name) => stringWidth(name)),
    ),
  );
  const widths = [names, ...cellWidths(table, width - names)];
  if (
    widths.some((columns, index) => index > 0 && columns < Math.min(narrowestCell, natural(table, index - 1)))
  )
    return stacked(table, width, paint);
  const header = table.columns.map((title) => paint.strong(title));
  const rule = paint.faint(widths.map((columns) => '─'.repeat(columns)).join(between));
  return [
    line(header, widths),
    rule,
    ...table.rows.map(({ name, cells }) => line([paint.strong(name), ...cells], widths)),
  ].join('\n');
}

/** Narrow columns keep their width; the others share the rest. */
function cellWidths(table: Table, available: number): number[] {
  const wanted = table.columns.slice(1).map((_, index) => natural(table, index));
  let left = available - between.length * wanted.length;
  const widths = new Map<number, number>();
  const bySize = wanted.map((columns, index) => ({ columns, index })).sort((a, b) => a.columns - b.columns);
  for (const [done, { columns, index }] of bySize.entries()) {
    const share = Math.floor(left / (bySize.length - done));
    const given = Math.min(columns, share);
    widths.set(index, given);
    left -= given;
  }
  return wanted.map((_, index) => widths.get(index) ?? 0);
}

function natural({ columns, rows }: Table, index: number): number {
  return Math.max(
    stringWidth(columns[index + 1] ?? ''),
    ...rows.map(({ cells }) => stringWidth(cells[index] ?? '')),
  );
}

function line(cells: readonly string[], widths: readonly number[]): string {
  const wrapped = cells.map((cell, index) => wrapAnsi(cell, widths[index] ?? 1, { hard: true }).split('\n'));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, index) => {
        const text = lines[at] ?? '';
        return text + ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)));
      })
      .join(between)
      .trimEnd(),
  ).join('\n');
}

function stacked({ columns, rows }: Table, width: number, paint: Paint): string {
  return rows
    .map(({ name, cells }) =>
      [
        wrapUnder('', paint.strong(name), width),
        ...cells.map((cell, index) => wrapUnder('  ', `${columns[index + 1] ?? ''}: ${cell}`, width)),
      ].join('\n'),
    )
    .join('\n');
}
