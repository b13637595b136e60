import type { Answer, Block, Spans } from '../../core/answer/answer.ts';
import { limits } from './limits.ts';
import type { Components } from './render.ts';
import { isUserId } from './text.ts';

/** Ids of those whom an answer tells, each once. */
export function toldBy({ blocks }: Answer): readonly string[] {
  const told = new Set<string>();
  for (const block of blocks)
    for (const spans of spansOf(block))
      for (const span of spans)
        if (span.kind === 'person' && span.notify && isUserId(span.id)) told.add(span.id);
  return [...told];
}

/**
 * Of those whom an answer tells, the ones whom a message of it names.
 *
 * @param above the line above the answer, which names whoever asked and tells nobody
 */
export function pingsOf(page: Components, told: readonly string[], above: string | null): readonly string[] {
  if (told.length === 0) return [];
  const shown = JSON.stringify(page, (key, value) => (key === 'content' && value === above ? '' : value));
  return told.filter((id) => shown.includes(`<@${id}>`)).slice(0, limits.mentions);
}

function spansOf(block: Block): readonly Spans[] {
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
  }
}
