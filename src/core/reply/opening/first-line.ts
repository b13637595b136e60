import type { Block, Spans } from '../../answer/answer.ts';
import { shownTime } from '../../dates/time-reading.ts';

/** What people read first of an answer, without citations and marks; empty if it has no words. */
export function firstLineOf(blocks: readonly Block[]): string {
  for (const block of blocks) {
    const line = openingOf(block);
    if (line !== '') return line;
  }
  return '';
}

function openingOf(block: Block): string {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return textOf(block.spans);
    case 'bullets':
      return textOf(block.items[0] ?? []);
    case 'table':
      return block.columns.join(' ').trim();
    case 'chart':
      return block.chart.title;
    case 'choices':
      return '';
    default:
      return block satisfies never;
  }
}

/** The words of some spans; a person counts by their id. */
export function textOf(spans: Spans): string {
  return spans
    .map((span) => {
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
        case 'mark':
          return '';
        default:
          return span satisfies never;
      }
    })
    .join('')
    .trim();
}
