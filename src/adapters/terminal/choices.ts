import type { Answer, Choice } from '../../core/answer/answer.ts';

/** The choices of an answer, in the order of their numbers. */
export function choicesIn(answer: Answer): readonly Choice[] {
  return answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
}

/** The choice that a line selects by its number; undefined if there is none, so that the line is a message. */
export function choiceFor(line: string, choices: readonly Choice[]): Choice | undefined {
  const number = /^\s*([1-9]\d?)\s*$/.exec(line)?.[1];
  return number === undefined ? undefined : choices[Number(number) - 1];
}
