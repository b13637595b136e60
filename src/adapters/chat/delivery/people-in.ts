import type { Answer, Span, Spans } from '../../../core/answer/answer.ts';
import { spansOf, withSpans } from '../../../core/answer/spans-of.ts';
import { mentionedIn, splitAtMentions } from '../../../core/understanding/text/markup.ts';

/** Ids of the people an answer and the words of its question name. */
export function peopleIn({ blocks }: Pick<Answer, 'blocks'>, words: string): readonly string[] {
  const named = new Set(mentionedIn(words));
  for (const block of blocks)
    for (const spans of spansOf(block))
      for (const span of spans) if (span.kind === 'person') named.add(span.id);
  return [...named];
}

/**
 * The answer with whom people's own words mention as people, whom each platform names in its way. Nobody is notified by what somebody
 * said once.
 */
export function withMentioned<T extends Pick<Answer, 'blocks'>>(answer: T): T {
  const isMentioning = answer.blocks.some((block) =>
    spansOf(block).some((spans) =>
      spans.some((span) => span.kind === 'plain' && splitAtMentions(span.text).length > 1),
    ),
  );
  if (!isMentioning) return answer;
  const marked = (spans: Spans): Spans =>
    spans.flatMap((span) => (span.kind === 'plain' ? spansIn(span.text) : [span]));
  return { ...answer, blocks: answer.blocks.map((block) => withSpans(block, marked)) };
}

/** Every other part of a text that's split at its mentions is an id. */
function spansIn(text: string): Span[] {
  return splitAtMentions(text)
    .map(
      (part, at): Span =>
        at % 2 === 0 ? { kind: 'plain', text: part } : { kind: 'person', id: part, notify: false },
    )
    .filter((span) => span.kind !== 'plain' || span.text !== '');
}
