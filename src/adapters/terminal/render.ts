import type { Answer, Block, CitedSource } from '../../core/answer/answer.ts';
import { chartInCharacters } from '../chart/in-characters.ts';
import { printable } from '../text/printable.ts';
import { type Paint, paintFor } from './paint.ts';
import { spansText } from './spans.ts';
import { terminalTable } from './table.ts';
import type { View } from './view.ts';
import { wrapUnder } from './wrap.ts';

/** An answer as text for a terminal or a pipe. Nothing is wider than the view, except for URLs. */
export function renderTerminal(answer: Answer, view: View): string {
  const paint = paintFor(view.colours);
  // Choices are numbered across the whole answer.
  let numbered = 0;
  const blocks = answer.blocks.map((block) => {
    const text = blockText(block, view, paint, numbered);
    if (block.kind === 'choices') numbered += block.choices.length;
    return text;
  });
  return [...blocks, sourcesText(answer.sources, view, paint)].filter((part) => part !== '').join('\n\n');
}

function blockText(block: Block, { width }: View, paint: Paint, numbered: number): string {
  switch (block.kind) {
    case 'headline':
      return wrapUnder('', paint.headline(spansText(block.spans, paint)), width);
    case 'paragraph':
      return wrapUnder('', spansText(block.spans, paint), width);
    case 'understood':
      return wrapUnder('', `${spansText(block.spans, paint)} ${paint.faint('(not right? say so)')}`, width);
    case 'bullets':
      return block.items.map((item) => wrapUnder('- ', spansText(item, paint), width)).join('\n');
    case 'table':
      return terminalTable(
        {
          columns: block.columns.map(printable),
          rows: block.rows.map(({ name, cells }) => ({
            name: printable(name),
            cells: cells.map((cell) => spansText(cell, paint)),
          })),
        },
        width,
        paint,
      );
    case 'chart':
      return `${wrapUnder('', paint.strong(printable(block.chart.title)), width)}\n${chartInCharacters(block.chart, width)}`;
    case 'choices':
      return block.choices
        .map(({ label }, index) =>
          wrapUnder(`${paint.code(String(numbered + index + 1))} `, printable(label), width),
        )
        .join('\n');
    case 'note':
      return wrapUnder('', paint.faint(spansText(block.spans, paint)), width);
    default:
      return block satisfies never;
  }
}

function sourcesText(sources: readonly CitedSource[], { width, links }: View, paint: Paint): string {
  return sources
    .map(({ title, url, locator, asOf }, index) => {
      const lead = paint.faint(`[${index + 1}] `);
      const name = printable(title);
      if (url !== null && links)
        return wrapUnder(lead, `${link(name, printable(url))} ${paint.faint(`(${asOf})`)}`, width);
      const place = url !== null || locator === null ? '' : `, ${printable(locator)}`;
      const text = wrapUnder(lead, `${name}${place} ${paint.faint(`(${asOf})`)}`, width);
      // A URL has its own line and isn't wrapped, so that it can be copied.
      return url === null ? text : `${text}\n    ${printable(url)}`;
    })
    .join('\n');
}

/** A link as OSC 8, which shows the title and opens the URL. */
function link(title: string, url: string): string {
  return `\u001b]8;;${url}\u0007${title}\u001b]8;;\u0007`;
}
