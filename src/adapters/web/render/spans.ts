import type { CitedSource, Span, Spans } from '../../../core/answer/answer.ts';
import { verdictWords } from '../../../core/answer/verdict-words.ts';
import { printable } from '../../text/printable.ts';
import type { MessageSpan } from '../history/message.ts';

export type SpanContext = {
  readonly sources: readonly CitedSource[];
  /** Display names by id. */
  readonly people: ReadonlyMap<string, string>;
};

/** Spans as the page shows them: names and sources filled in, and nothing but text, so that no words become markup. */
export function messageSpans(spans: Spans, context: SpanContext): MessageSpan[] {
  return spans
    .map((span) => messageSpan(span, context))
    .filter((span) => !('text' in span) || span.text !== '');
}

function messageSpan(span: Span, { sources, people }: SpanContext): MessageSpan {
  switch (span.kind) {
    case 'plain':
    case 'strong':
    case 'emphasis':
    case 'code':
      return textSpan(span.text, span.kind);
    case 'link': {
      const url = pageAddress(span.url);
      return url === null ? textSpan(span.text) : { kind: 'link', text: printable(span.text), url };
    }
    case 'person':
      return { kind: 'person', name: printable(people.get(span.id) ?? span.id) };
    case 'time': {
      const { at, withTime, withYear } = span;
      return { kind: 'time', at, withTime, withYear };
    }
    case 'citation': {
      const source = sources[span.source - 1];
      return {
        kind: 'citation',
        number: span.source,
        title: printable(source?.title ?? ''),
        url: pageAddress(source?.url ?? null),
      };
    }
    case 'mark':
      return textSpan(verdictWords(span.verdict));
    default:
      return span satisfies never;
  }
}

export function textSpan(
  text: string,
  style: Extract<MessageSpan, { kind: 'text' }>['style'] = 'plain',
): MessageSpan {
  return { kind: 'text', text: printable(text), style };
}

/** An address that a link may lead to; null for one that would do something else than to open a page. */
export function pageAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
