import type { Answer, Block, Choice } from '../../../src/core/answer/answer.ts';
import type { Assistant } from '../../../src/core/assistant/assistant.ts';

/** An answer of just these blocks. */
export function saying(id: string, blocks: readonly Block[]): Answer {
  return { id, blocks, sources: [], declined: false, ranking: null, isWhole: true };
}

/** The assistant, whose every answer to post offers this in place of what it offered. */
export function offering(assistant: Assistant, choices: readonly Choice[]): Assistant {
  return changing(assistant, (blocks) => [
    ...blocks.filter(({ kind }) => kind !== 'choices'),
    { kind: 'choices', choices },
  ]);
}

/** The assistant, whose every answer to post is made of other blocks. */
export function changing(
  assistant: Assistant,
  change: (blocks: readonly Block[]) => readonly Block[],
): Assistant {
  return {
    ...assistant,
    async ask(incoming) {
      const outcome = await assistant.ask(incoming);
      if (outcome.kind !== 'answered' || outcome.post === null) return outcome;
      const content = { ...outcome.answer, blocks: change(outcome.answer.blocks), isWhole: true };
      return { ...outcome, post: { ...outcome.post, content: JSON.parse(JSON.stringify(content)) } };
    },
  };
}
