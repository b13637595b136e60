import type { Answer, Block, Spans } from '../../../core/answer/answer.ts';
import { mentionedIn } from '../../../core/understanding/text/markup.ts';

/** Ids of the people an answer and the words of its question name. */
export function peopleIn({ blocks }: Pick<Answer, 'blocks'>, words: string): readonly string[] {
  const named = new Set(mentionedIn(words));
  for (const block of blocks)
    for (const spans of spansOf(block))
      for (const span of spans) if (span.kind === 'person') named.add(span.id);
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
