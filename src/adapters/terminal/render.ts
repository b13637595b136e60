import type { Answer, Block, Choice, CitedSource, Spans } from '../../core/answer/answer.ts';
import { screenOf } from '../../core/answer/first-screen.ts';
import { correctMe } from '../../core/answer/screen-size.ts';
import { sourceLineOf } from '../../core/answer/source-line.ts';
import { chartInCharacters } from '../chart/in-characters.ts';
import { printable } from '../text/printable.ts';
import { link } from './link.ts';
import { type Paint, paintFor } from './paint.ts';
import { spansText } from './spans.ts';
import { terminalTable } from './table.ts';
import type { View } from './view.ts';
import { wrapUnder } from './wrap.ts';

/** All of an answer as text for a terminal or a pipe. Nothing is wider than the view, except for URLs. */
export function renderTerminal(answer: Answer, view: View): string {
  const paint = paintFor(view.colours);
  // Choices are numbered across the whole answer.
  let numbered = 0;
  const blocks = answer.blocks.map((block) => {
    if (block.kind !== 'choices') return blockText(block, answer.sources, view, paint);
    const text = choicesText(block.choices, { numbered, more: null }, view, paint);
    numbered += block.choices.length;
    return text;
  });
  return joined([...blocks, sourcesText(answer.sources, view, paint)]);
}

/**
 * What's read at once of an answer, as text for a terminal: its first screen, where it comes from in one line, and what can
 * be pressed or typed.
 */
export function renderScreen(answer: Answer, view: View): string {
  const paint = paintFor(view.colours);
  const { first, rest } = screenOf(answer);
  const end = first.findLastIndex(({ kind }) => kind !== 'choices' && kind !== 'note');
  const more = rest.length === 0 ? null : 'More: type more';
  let numbered = 0;
  const choices = (block: Extract<Block, { kind: 'choices' }>, isLast: boolean): string => {
    const text = choicesText(block.choices, { numbered, more: isLast ? more : null }, view, paint);
    numbered += block.choices.length;
    return text;
  };
  const said = first.flatMap((block, at) => {
    if (block.kind === 'choices') return at > end ? [] : [choices(block, false)];
    return [blockText(block, answer.sources, view, paint)];
  });
  const below = first.flatMap((block, at) => (block.kind === 'choices' && at > end ? [block] : []));
  const offers = below.map((block, at) => choices(block, at === below.length - 1));
  const restLine = below.length === 0 && more !== null ? [wrapUnder('', paint.code(more), view.width)] : [];
  return joined([...said, sourceLine(answer.sources, view, paint), ...offers, ...restLine]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** More choices than this are read better one below the other. */
const mostInLine = 4;

type Offered = {
  /** How many choices come before these. */
  readonly numbered: number;
  /** What stands behind them. */
  readonly more: string | null;
};

/** Choices with their numbers: in a line, or below each other if they're many. */
function choicesText(
  choices: readonly Choice[],
  { numbered, more }: Offered,
  { width }: View,
  paint: Paint,
): string {
  const numbers = choices.map((_, index) => paint.code(String(numbered + index + 1)));
  const labels = choices.map(({ label }) => printable(label));
  const behind = more === null ? [] : [paint.code(more)];
  if (choices.length <= mostInLine)
    return wrapUnder(
      '',
      [...labels.map((label, at) => `${numbers[at]} ${label}`), ...behind].join(' · '),
      width,
    );
  return [
    ...labels.map((label, at) => wrapUnder(`${numbers[at]} `, label, width)),
    ...behind.map((text) => wrapUnder('', text, width)),
  ].join('\n');
}

function blockText(
  block: Exclude<Block, { kind: 'choices' }>,
  sources: readonly CitedSource[],
  { width, links }: View,
  paint: Paint,
): string {
  const text = (spans: Spans): string => spansText(spans, paint, links ? sources : []);
  switch (block.kind) {
    case 'headline':
      return wrapUnder('', paint.headline(text(block.spans)), width);
    case 'paragraph':
      return wrapUnder('', text(block.spans), width);
    case 'understood':
      return wrapUnder('', `${text(block.spans)}${paint.faint(correctMe)}`, width);
    case 'bullets':
      return block.items.map((item) => wrapUnder('- ', text(item), width)).join('\n');
    case 'table':
      return terminalTable(
        {
          columns: block.columns.map(printable),
          rows: block.rows.map(({ name, cells }) => ({
            name: printable(name),
            cells: cells.map(text),
          })),
        },
        width,
        paint,
      );
    case 'chart':
      return `${wrapUnder('', paint.strong(printable(block.chart.title)), width)}\n${chartInCharacters(block.chart, width)}`;
    case 'note':
      return wrapUnder('', paint.faint(text(block.spans)), width);
    default:
      return block satisfies never;
  }
}

/** Where an answer comes from, and what to type for all of it. */
function sourceLine(sources: readonly CitedSource[], { width, links }: View, paint: Paint): string {
  const line = sourceLineOf(sources);
  if (line === null) return '';
  const url = line.all === null ? (sources[0]?.url ?? null) : null;
  const text = printable(line.text);
  if (url !== null)
    return links
      ? wrapUnder('', link(text, printable(url)), width)
      : `${wrapUnder('', text, width)}\n${printable(url)}`;
  return wrapUnder('', paint.faint(line.all === null ? text : `${text} · ${line.all}: type sources`), width);
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
