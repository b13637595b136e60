import type { Answer, Block, Choice, CitedSource, Spans } from '../../../core/answer/answer.ts';
import { correctMe } from '../../../core/answer/screen-size.ts';
import { drawnChart } from './drawn-chart.ts';
import { fitting, longestPiece } from './fitting.ts';
import type { PictureFile, PictureFiles } from './pictures.ts';
import { renderSourceLine } from './spans.ts';
import { renderTable } from './table.ts';

/** An indivisible part of an answer. Pieces are in reading order. */
export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** True for the first piece of a block: there is a gap above it. */
      readonly opens: boolean;
    }
  | { readonly kind: 'picture'; readonly text: string; readonly file: PictureFile }
  /** Where the answer comes from, below a line. */
  | { readonly kind: 'source'; readonly text: string }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/**
 * Divides an answer into pieces. Only a sentence longer than a message is split, between words.
 *
 * @param isLinked whether citations in the text are links
 * @param files pictures of the charts; a chart without one is drawn in characters
 */
export function piecesOf(answer: Answer, isLinked: boolean, files: PictureFiles): readonly Piece[] {
  const inText = isLinked ? answer.sources : answer.sources.map((source) => ({ ...source, url: null }));
  const texts = answer.blocks
    .flatMap((block) => piecesOfBlock(block, inText, files))
    .filter((piece) => piece.kind !== 'text' || piece.text.trim() !== '');
  const line = renderSourceLine(answer.sources);
  const sources: readonly Piece[] = line === null ? [] : [{ kind: 'source', text: `-# ${line}` }];
  return [
    ...texts.filter(({ kind }) => kind !== 'choices'),
    ...sources,
    ...texts.filter(({ kind }) => kind === 'choices'),
  ];
}

function piecesOfBlock(block: Block, sources: readonly CitedSource[], files: PictureFiles): readonly Piece[] {
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
      return asTexts(lines(block.spans, '-# ', correctMe));
    case 'bullets':
      return asTexts(block.items.flatMap((item) => lines(item, '- ')));
    case 'table':
      return renderTable(block, sources).flatMap((text) =>
        dividedLines(text).map((part): Piece => ({ kind: 'text', text: part, opens: true })),
      );
    case 'note':
      return asTexts(lines(block.spans, '-# '));
    case 'chart': {
      const file = files.get(block.chart);
      return [
        file === undefined
          ? { kind: 'text', text: drawnChart(block.chart), opens: true }
          : { kind: 'picture', text: block.chart.alt, file },
      ];
    }
    case 'choices':
      return [{ kind: 'choices', choices: block.choices }];
    default:
      return block satisfies never;
  }
}

function asTexts(lines: readonly string[]): Piece[] {
  return lines.map((text, index) => ({ kind: 'text', text, opens: index === 0 }));
}

/** Whether a headline fits two lines on a phone; longer ones aren't rendered as headings. */
function isShort(spans: Spans): boolean {
  return spans.reduce((sum, span) => sum + ('text' in span ? span.text.length : 3), 0) <= 90;
}

/** Splits a table row that is longer than a message, between lines. */
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
