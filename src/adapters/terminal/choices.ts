import type { Answer, Choice } from '../../core/answer/answer.ts';

/** Everything that can be pressed in an answer, in the order that it is numbered. */
export function choicesIn(answer: Answer): readonly Choice[] {
  return answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
}

/** The choice whose number a line is; undefined where it is words. A number is a press only where something is offered. */
export function choiceFor(line: string, choices: readonly Choice[]): Choice | undefined {
  const number = /^\s*([1-9]\d?)\s*$/.exec(line)?.[1];
  return number === undefined ? undefined : choices[Number(number) - 1];
}
