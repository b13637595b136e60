import type { Answer, Block, Spans } from '../../../core/answer/answer.ts';

/** Ids of the people an answer and the words of its question name. Mentions are written `<@ID>` by every platform. */
export function peopleIn({ blocks }: Pick<Answer, 'blocks'>, words: string): readonly string[] {
  const named = new Set<string>();
  for (const block of blocks)
    for (const spans of spansOf(block))
      for (const span of spans) if (span.kind === 'person') named.add(span.id);
  for (const [, id] of words.matchAll(/<@!?([A-Z0-9]+)(?:\|[^<>]*)?>/g)) if (id !== undefined) named.add(id);
  return [...named];
}

/** All the spans of a block. */
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
