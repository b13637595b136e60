import type { Answer } from '../../../core/answer/answer.ts';
import { spansOf } from '../../../core/answer/spans-of.ts';
import { mentionedIn } from '../../../core/understanding/text/markup.ts';

/** Ids of the people an answer and the words of its question name. */
export function peopleIn({ blocks }: Pick<Answer, 'blocks'>, words: string): readonly string[] {
  const named = new Set(mentionedIn(words));
  for (const block of blocks)
    for (const spans of spansOf(block))
      for (const span of spans) if (span.kind === 'person') named.add(span.id);
  return [...named];
}
