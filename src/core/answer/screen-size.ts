import { shownTime } from '../dates/time-reading.ts';
import type { Block, Span, Spans } from './answer.ts';
import { verdictWords } from './verdict-words.ts';

/** What a phone shows at a glance: what an answer shows before `More`, without blank lines, sources and buttons. */
export const screen = { words: 90, lines: 16, columns: 42 } as const;

export type Size = { readonly words: number; readonly lines: number };

export const nothing: Size = { words: 0, lines: 0 };

export function sum(one: Size, other: Size): Size {
  return { words: one.words + other.words, lines: one.lines + other.lines };
}

export function holds({ words, lines }: Size): boolean {
  return words <= screen.words && lines <= screen.lines;
}

/** What stands behind the words that say how a message was understood. */
export const correctMe = ' Wrong? Just say so.';

/** What each part of a block takes: a bullet, a row of a table; one for a block without parts. */
export function sizesOf(block: Block): readonly Size[] {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'note':
      return [sizeOf(asRead(block.spans))];
    case 'understood':
      return [sizeOf(asRead(block.spans) + correctMe)];
    case 'bullets':
      return block.items.map((item) => sizeOf(`- ${asRead(item)}`));
    case 'table':
      return block.rows.map(({ name, cells }) =>
        cells.reduce(
          (size, cell, at) => sum(size, sizeOf(`${block.columns[at + 1] ?? ''} ${asRead(cell)}`)),
          sizeOf(name),
        ),
      );
    case 'chart':
    case 'choices':
      return [nothing];
    default:
      return block satisfies never;
  }
}

/** Spans as they're read, citations included. */
export function asRead(spans: Spans): string {
  let text = '';
  for (const span of spans) text += wordsOf(span);
  return text;
}

function wordsOf(span: Span): string {
  switch (span.kind) {
    case 'plain':
    case 'strong':
    case 'emphasis':
    case 'code':
    case 'link':
      return span.text;
    case 'person':
      return span.id;
    case 'time':
      return shownTime(span);
    case 'citation':
      return `[${span.source}]`;
    case 'mark':
      return verdictWords(span.verdict);
    default:
      return span satisfies never;
  }
}

/** Its words, and the lines it takes when wrapped between words. */
export function sizeOf(text: string): Size {
  let words = 0;
  let lines = 0;
  let column = 0;
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    words++;
    if (lines > 0 && column + 1 + word.length <= screen.columns) column += 1 + word.length;
    else {
      lines += Math.ceil(word.length / screen.columns);
      column = word.length % screen.columns || screen.columns;
    }
  }
  return { words, lines };
}
