import { type Answer, type Block, type Choice, plain, type Spans } from '../../answer/answer.ts';
import { answerIdOf } from '../../answer/answer-id.ts';
import type { EffectResult } from '../../turn/effect.ts';

/** A message about a topic that no turn made. */
export function topicAnswer(id: string, blocks: readonly Block[]): Answer {
  return { id, blocks, sources: [], declined: false, ranking: null, isWhole: true };
}

/** One line for one person, and what they can do next. */
export function noteAnswer(
  cause: readonly string[],
  spans: string | Spans,
  choices: readonly Choice[] = [],
): Answer {
  const said = typeof spans === 'string' ? [plain(spans)] : spans;
  return topicAnswer(answerIdOf(['topic', ...cause, JSON.stringify(said)]), withChoices(said, choices));
}

/** An effect's result that cites nothing. */
export function topicReply(blocks: readonly Block[]): EffectResult {
  return { blocks, sources: [], claims: [], options: [], main: null, declined: false, editable: false };
}

export function sayReply(spans: string | Spans, choices: readonly Choice[] = []): EffectResult {
  return topicReply(withChoices(typeof spans === 'string' ? [plain(spans)] : spans, choices));
}

/** Why something wasn't done: only its asker needs to know. */
export function whyNotReply(says: string, choices: readonly Choice[] = []): EffectResult {
  return { ...sayReply(says, choices), declined: true, shownTo: 'asker' };
}

function withChoices(spans: Spans, choices: readonly Choice[]): Block[] {
  return [
    { kind: 'paragraph', spans },
    ...(choices.length === 0 ? [] : [{ kind: 'choices', choices } as const]),
  ];
}
