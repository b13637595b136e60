import type { Answer, Block, Choice } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { EffectResult } from '../turn/effect.ts';

/** A message that is said without a turn. */
export function blocksAnswer(id: string, blocks: readonly Block[]): Answer {
  return { id, blocks, sources: [], declined: false, ranking: null };
}

/** One line, for one person, and what they can do then. */
export function lineAnswer(
  author: string,
  ref: string,
  words: string,
  choices: readonly Choice[] = [],
): Answer {
  return blocksAnswer(answerIdOf(['weighing', ref, author, words]), [
    { kind: 'headline', spans: [{ kind: 'plain', text: words }] },
    ...(choices.length === 0 ? [] : [{ kind: 'choices', choices } as const]),
  ]);
}

/** What an errand came to, where nothing is cited. */
export function blocksReply(blocks: readonly Block[]): EffectResult {
  return { blocks, sources: [], claims: [], options: [], main: null, declined: false, editable: false };
}
