import { type Answer, type Block, plain } from './answer.ts';

/** How many lines of a list a brief answer keeps. */
const mostItems = 4;

/** An answer in a few lines, for a place where everyone has to scroll past it. */
export function inBrief(answer: Answer): Answer {
  const blocks = answer.blocks.flatMap((block): readonly Block[] => {
    if (block.kind === 'table' || block.kind === 'chart') return [];
    if (block.kind !== 'bullets' || block.items.length <= mostItems) return [block];
    const more = block.items.length - mostItems;
    return [{ ...block, items: [...block.items.slice(0, mostItems), [plain(`… and ${more} more`)]] }];
  });
  return { ...answer, blocks };
}
