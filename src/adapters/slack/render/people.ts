import type { Answer, Block, Span, Spans } from '../../../core/answer/answer.ts';
import { isPerson } from './spans.ts';

/** Whom an answer speaks of, by Slack's ids. */
export function peopleIn({ blocks }: Answer): readonly string[] {
  const ids = blocks.flatMap(spansIn).flatMap((span) => (span.kind === 'person' ? [span.id] : []));
  return [...new Set(ids)].filter(isPerson);
}

/**
 * Writes those who are not to be notified by their names. Slack notifies whoever is mentioned, in every form that a
 * mention has, so that a name as plain words is the only way to speak of somebody without calling them.
 */
export function withNames(answer: Answer, people: ReadonlyMap<string, string>): Answer {
  if (!answer.blocks.some((block) => spansIn(block).some(({ kind }) => kind === 'person'))) return answer;
  const named = (spans: Spans): Spans =>
    spans.map(
      (span): Span =>
        span.kind === 'person' && !span.notify ? { kind: 'plain', text: nameOf(span.id, people) } : span,
    );
  return { ...answer, blocks: answer.blocks.map((block) => withSpans(block, named)) };
}

/** Who is mentioned in words, by Slack's ids. */
export function mentionedIn(words: string): readonly string[] {
  return [...words.matchAll(/<@([UW][A-Z0-9]{1,30})[>|]/g)].map(([, id = '']) => id);
}

/** Words with names in the place of mentions, for where a mention would stay what it is written as. */
export function withNamesOf(words: string, people: ReadonlyMap<string, string>): string {
  if (!words.includes('<@')) return words;
  return words.replace(/<@([^<>|]{1,30})>/g, (_, id: string) => nameOf(id, people));
}

/** The name, else what tells this member from others. */
export function nameOf(id: string, people: ReadonlyMap<string, string>): string {
  return people.get(id) ?? (isPerson(id) ? `member ${id}` : id);
}

function spansIn(block: Block): readonly Span[] {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return block.spans;
    case 'bullets':
      return block.items.flat();
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flat());
    case 'chart':
    case 'choices':
      return [];
  }
}

function withSpans(block: Block, change: (spans: Spans) => Spans): Block {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return { ...block, spans: change(block.spans) };
    case 'bullets':
      return { ...block, items: block.items.map(change) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map(({ name, cells }) => ({ name, cells: cells.map(change) })),
      };
    case 'chart':
    case 'choices':
      return block;
  }
}
