import { type Answer, type Choice, pressed } from '../../core/answer.ts';

/** Everything that can be pressed in an answer, in the order that it is numbered. */
export function choicesOf(answer: Answer): readonly Choice[] {
  return answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
}

/**
 * The words that a line stands for: the number of a choice means what that choice says, anything else itself.
 * A number is a press only right after an answer with choices.
 */
export function wordsFor(line: string, choices: readonly Choice[]): string {
  const number = /^\s*([1-9])\s*$/.exec(line)?.[1];
  const choice = number === undefined ? undefined : choices[Number(number) - 1];
  return (choice === undefined ? undefined : pressed(choice)) ?? line;
}
