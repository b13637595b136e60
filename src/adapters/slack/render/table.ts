import type { types } from '@slack/bolt';
import type { Block, CitedSource } from '../../../core/answer/answer.ts';
import { limits } from '../limits.ts';
import { type Section, sections } from './sections.ts';
import { richSpans, wordsOf } from './spans.ts';

/** A table with its cells as rich text. */
type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly types.RichTextElement[][] }[];
};
type Cell = types.RichTextBlock;

export function richTable(
  { columns, rows }: Extract<Block, { kind: 'table' }>,
  sources: readonly CitedSource[],
): Table {
  return {
    columns,
    rows: rows.map(({ name, cells }) => ({ name, cells: cells.map((spans) => richSpans(spans, sources)) })),
  };
}

/** A comparison as Block Kit's table, or as several with the head repeated if one would be too long. */
export function tableBlocks(table: Table): types.KnownBlock[] {
  if (table.columns.length > limits.tableColumns || table.rows.length === 0) return listBlocks(table);
  const head = table.columns.map((name) =>
    cell([{ type: 'text', text: name === '' ? ' ' : name, style: { bold: true } }]),
  );
  const headSize = JSON.stringify(head).length;
  const blocks: types.TableBlock[] = [];
  let rows: Cell[][] = [];
  let taken = headSize;
  const flush = (): void => {
    if (rows.length > 0)
      blocks.push({
        type: 'table',
        column_settings: table.columns.map(() => ({ is_wrapped: true })),
        rows: [head, ...rows],
      });
    rows = [];
    taken = headSize;
  };
  for (const { name, cells } of table.rows) {
    const row = [
      cell([{ type: 'text', text: name === '' ? ' ' : name, style: { bold: true } }]),
      ...cells.map(cell),
    ];
    const length = JSON.stringify(row).length;
    if (headSize + length > limits.tableText) return listBlocks(table);
    if (taken + length > limits.tableText || rows.length + 1 >= limits.tableRows) flush();
    rows.push(row);
    taken += length;
  }
  flush();
  return blocks;
}

/** The same as bullets, row by row, for where Slack or its limits don't allow a table. A long row takes several blocks. */
export function listBlocks({ columns, rows }: Table): types.RichTextBlock[] {
  return rows.flatMap(({ name, cells }) => {
    const title = sections([{ type: 'text', text: name === '' ? ' ' : name, style: { bold: true } }]);
    const items = cells.flatMap((elements, index) =>
      sections([
        { type: 'text', text: `${columns[index + 1] ?? ''}: `, style: { italic: true } },
        ...elements,
      ]),
    );
    const lists = inGroups(items).map(
      (group): types.RichTextBlockElement => ({
        type: 'rich_text_list',
        style: 'bullet',
        elements: group.map(({ elements }) => ({ type: 'rich_text_section', elements })),
      }),
    );
    const head = title.map(
      ({ elements }): types.RichTextBlockElement => ({ type: 'rich_text_section', elements }),
    );
    const [first, ...more] = lists;
    return [[...head, ...(first === undefined ? [] : [first])], ...more.map((list) => [list])].map(
      (elements): types.RichTextBlock => ({ type: 'rich_text', elements }),
    );
  });
}

/** Groups items that together stay within the limit of a section; each item does by itself. */
function inGroups(items: readonly Section[]): Section[][] {
  const groups: Section[][] = [];
  let taken = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const { size } = item;
    if (taken + size > limits.sectionText) {
      groups.push([]);
      taken = 0;
    }
    groups.at(-1)?.push(item);
    taken += size;
  }
  return groups;
}

/** A table as lines of words, for screen readers. */
export function tableText({ columns, rows }: Table): string {
  return rows
    .map(
      ({ name, cells }) =>
        `${name}: ${cells.map((elements, index) => `${columns[index + 1] ?? ''} ${wordsOf(elements)}`).join('; ')}`,
    )
    .join('\n');
}

/** Slack refuses a cell without any text. */
function cell(elements: readonly types.RichTextElement[]): Cell {
  const filled = elements.length > 0 ? [...elements] : [{ type: 'text' as const, text: '–' }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: filled }] };
}
