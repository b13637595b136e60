import type { Block, Spans } from './answer.ts';

/** Every run of spans in a block: a line, a bullet, a cell. */
export function spansOf(block: Block): readonly Spans[] {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return [block.spans];
    case 'bullets':
      return block.items;
    case 'table':
      return block.rows.flatMap(({ cells }) => cells);
    case 'chart':
    case 'choices':
      return [];
    default:
      return block satisfies never;
  }
}

/** A block with each of its runs of spans changed. */
export function withSpans(block: Block, change: (spans: Spans) => Spans): Block {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return { ...block, spans: change(block.spans) };
    case 'bullets':
      return { ...block, items: block.items.map(change) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map(({ name, cells }) => ({ name, cells: cells.map(change) })),
      };
    case 'chart':
    case 'choices':
      return block;
    default:
      return block satisfies never;
  }
}
