import { type Block, mostButtons } from '../../answer/answer.ts';
import { quotedName } from '../../understanding/acts/topics/list-of-names.ts';
import { readStart } from '../../understanding/acts/topics/start-words.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';

/** "let's choose between Django and FastAPI" is answered from what's checked; their own criteria are a press away. */
export function offerOwnCriteria(
  { reading }: Pick<Task, 'reading'>,
  { blocks }: Composer,
  outcome: ReplyOutcome,
): void {
  const started = readStart(reading.written)?.what;
  if (started?.act !== 'start' || started.names.length === 0 || outcome.declined) return;
  const choice = {
    label: 'By our own criteria',
    says: `start a choice of our own between ${started.names.map(quotedName).join(', ')}`,
  };
  const at = blocks.findIndex(({ kind }) => kind === 'choices');
  const shown = blocks[at];
  const offered = shown?.kind === 'choices' ? shown.choices : [];
  // Where the answer is folded, its `More` takes the place of the last one.
  const choices = [...offered.slice(0, before), choice, ...offered.slice(before)].slice(0, mostButtons);
  const block: Block = { kind: 'choices', choices };
  if (at < 0) blocks.push(block);
  else blocks.splice(at, 1, block);
}

/** How many ways on within the answer come first. */
const before = 1;
