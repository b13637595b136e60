import { type Block, emphasis, plain } from '../../answer/answer.ts';
import { splitScreen } from '../../answer/first-screen.ts';
import type { PickInNeeds } from './pick-in-needs.ts';

/**
 * The needs that have a line on the first screen, in an answer whose first list has one for each; the others are listed as
 * heard, which takes room itself.
 */
export function toldOnScreen(
  blocks: readonly Block[],
  { words }: PickInNeeds,
  listed: readonly string[],
  all: readonly string[],
): readonly string[] {
  const first = blocks.find(({ kind }) => kind === 'bullets');
  for (let told = listed.length; told > 1; told--) {
    const others = all.filter((need) => !listed.slice(0, told).includes(need));
    const heard: Block[] =
      others.length === 0
        ? []
        : [
            {
              kind: 'understood',
              spans: [plain('Also heard: '), emphasis(others.map(words.bare).join(', ')), plain('.')],
            },
          ];
    const screen = splitScreen([...blocks, ...heard]).first.find(({ kind }) => kind === 'bullets');
    if (first?.kind === 'bullets' && screen?.kind === 'bullets' && screen.items.length >= told)
      return listed.slice(0, told);
  }
  return listed.slice(0, 1);
}
