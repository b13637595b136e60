import { type Answer, type Block, type Choice, plain, type Spans } from '../answer/answer.ts';
import { answerIdOf } from '../answer/answer-id.ts';
import type { EffectResult } from '../turn/effect.ts';

/** A message that no turn made. */
export function blocksAnswer(id: string, blocks: readonly Block[]): Answer {
  return { id, blocks, sources: [], declined: false, ranking: null, isWhole: true };
}

/** One line for one person, and what they can do next. */
export function lineAnswer(
  author: string,
  ref: string,
  words: string | Spans,
  choices: readonly Choice[] = [],
): Answer {
  const spans = typeof words === 'string' ? [plain(words)] : words;
  return blocksAnswer(
    answerIdOf(['weighing', ref, author, typeof words === 'string' ? words : JSON.stringify(words)]),
    [{ kind: 'headline', spans }, ...(choices.length === 0 ? [] : [{ kind: 'choices', choices } as const])],
  );
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
    { kind: 'headline', spans: [{ kind: 'plain', text: "You aren't weighing anything in this thread." }] },
    { kind: 'choices', choices: [{ label: 'Weigh together', says: 'let us weigh this together' }] },
  ];
  return { ...blocksReply(blocks), openWeighing: false, shownTo: 'asker' };
}
