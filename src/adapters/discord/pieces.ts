import type { Answer, Block, Choice, CitedSource, Spans } from '../../core/answer/answer.ts';
import type { Chart } from '../../core/answer/chart.ts';
import { chartInCharacters } from '../chart/in-characters.ts';
import type { Attachment, Attachments } from './attachments.ts';
import { fitting, longestPiece } from './fitting.ts';
import { renderTable } from './table.ts';
import { escaped, renderSource } from './text.ts';

/** An answer in pieces that may not be divided, in the order in which they are read. */
export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string /** True where it opens a block: a gap goes before it. */;
      readonly opens: boolean;
    }
  | { readonly kind: 'picture'; readonly text: string; readonly shows: Attachment }
  /** What it rests on, set apart by a line. */
  | { readonly kind: 'source'; readonly text: string }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/**
 * Divides an answer into pieces. Only a sentence longer than a message is divided, between words.
 *
 * @param linked whether citations in the text are links; those below it always are
 * @param attachments the pictures of its charts; a chart without one is drawn in characters
 */
export function piecesOf(answer: Answer, linked: boolean, attachments: Attachments): readonly Piece[] {
  const inText = linked ? answer.sources : answer.sources.map((source) => ({ ...source, url: null }));
  const texts = answer.blocks
    .flatMap((block) => piecesOfBlock(block, inText, attachments))
    .filter((piece) => piece.kind !== 'text' || piece.text.trim() !== '');
  const sources = answer.sources.map(
    (source, index): Piece => ({ kind: 'source', text: `-# ${renderSource(source, index + 1)}` }),
  );
  return [
    ...texts.filter(({ kind }) => kind !== 'choices'),
    ...sources,
    ...texts.filter(({ kind }) => kind === 'choices'),
  ];
}

function piecesOfBlock(
  block: Block,
  sources: readonly CitedSource[],
  attachments: Attachments,
): readonly Piece[] {
  const lines = (spans: Spans, before: string, after = ''): string[] =>
    fitting(spans, sources, longestPiece - before.length - after.length).map(
      (line) => `${before}${line}${after}`,
    );
  switch (block.kind) {
    case 'headline':
      return asTexts(lines(block.spans, isShort(block.spans) ? '### ' : ''));
    case 'paragraph':
      return asTexts(lines(block.spans, ''));
    case 'understood':
      return asTexts(lines(block.spans, '-# ', ' (not right? say so)'));
    case 'bullets':
      return asTexts(block.items.flatMap((item) => lines(item, '- ')));
    case 'table':
      return renderTable(block, sources).flatMap((text) =>
        dividedLines(text).map((part): Piece => ({ kind: 'text', text: part, opens: true })),
      );
    case 'note':
      return asTexts(lines(block.spans, '-# '));
    case 'chart':
      return [pieceOfChart(block.chart, attachments.get(block.chart))];
    case 'choices':
      return [{ kind: 'choices', choices: block.choices }];
  }
}

/** Columns of a code block that a phone shows without breaking them. */
const phoneColumns = 34;

function pieceOfChart(chart: Chart, shows: Attachment | undefined): Piece {
  if (shows !== undefined) return { kind: 'picture', text: chart.alt, shows };
  const drawn = chartInCharacters(chart, phoneColumns)
    .replaceAll('`', "'")
    .slice(0, longestPiece - 300);
  return {
    kind: 'text',
    text: `**${escaped(chart.title).slice(0, 200)}**\n\`\`\`\n${drawn}\n\`\`\``,
    opens: true,
  };
}

function asTexts(lines: readonly string[]): Piece[] {
  return lines.map((text, index) => ({ kind: 'text', text, opens: index === 0 }));
}

/** A heading longer than two lines of a phone shouts. */
function isShort(spans: Spans): boolean {
  return spans.reduce((sum, span) => sum + ('text' in span ? span.text.length : 3), 0) <= 90;
}

/** A row of a table that alone is longer than a message goes on in the next one, line by line. */
function dividedLines(text: string): string[] {
  if (text.length <= longestPiece) return [text];
  const parts: string[] = [];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + line.length < longestPiece)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts;
}
