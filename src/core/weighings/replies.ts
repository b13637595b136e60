import type { Answer, Block, Choice } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { EffectResult } from '../turn/effect.ts';

/** A message that no turn made. */
export function blocksAnswer(id: string, blocks: readonly Block[]): Answer {
  return { id, blocks, sources: [], declined: false, ranking: null };
}

/** One line for one person, and what they can do next. */
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

/** An effect's result that cites nothing. */
export function blocksReply(blocks: readonly Block[]): EffectResult {
  return { blocks, sources: [], claims: [], options: [], main: null, declined: false, editable: false };
}

export function lineReply(words: string): EffectResult {
  return blocksReply([{ kind: 'headline', spans: [{ kind: 'plain', text: words }] }]);
}

export function nothingHere(): EffectResult {
  const blocks: readonly Block[] = [
    { kind: 'headline', spans: [{ kind: 'plain', text: 'Nothing is being weighed in this thread.' }] },
    { kind: 'choices', choices: [{ label: 'Weigh together', says: 'let us weigh this together' }] },
  ];
  return { ...blocksReply(blocks), shownTo: 'asker' };
}
