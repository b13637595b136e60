import type { Answer, Block, Span, Spans } from '../../../core/answer/answer.ts';
import { spansOf, withSpans } from '../../../core/answer/spans-of.ts';
import { isPerson } from '../address.ts';

/**
 * Writes people who aren't to be notified by their names. Slack notifies whoever is mentioned, in every form a
 * mention has, so a name as plain words is the only way to speak of somebody without notifying them.
 */
export function withNames(answer: Answer, people: ReadonlyMap<string, string>): Answer {
  if (!answer.blocks.some(hasPerson)) return answer;
  const named = (spans: Spans): Spans =>
    spans.map(
      (span): Span =>
        span.kind === 'person' && !span.notify ? { kind: 'plain', text: nameOf(span.id, people) } : span,
    );
  return { ...answer, blocks: answer.blocks.map((block) => withSpans(block, named)) };
}

/** Words with names in place of mentions, for text that doesn't render mentions. */
export function withNamesOf(words: string, people: ReadonlyMap<string, string>): string {
  if (!words.includes('<@')) return words;
  return words.replace(/<@([^<>|]{1,30})>/g, (_, id: string) => nameOf(id, people));
}

/** The name if it's known, otherwise the id. */
export function nameOf(id: string, people: ReadonlyMap<string, string>): string {
  return people.get(id) ?? (isPerson(id) ? `member ${id}` : id);
}

function hasPerson(block: Block): boolean {
  return spansOf(block).some((spans) => spans.some(({ kind }) => kind === 'person'));
}
