import type { CitedSource, Span, Spans } from '../../core/answer/answer.ts';
import { verdictWords } from '../../core/answer/verdict-words.ts';
import { shownTime } from '../../core/dates/time-reading.ts';
import { printable } from '../text/printable.ts';
import { link } from './link.ts';
import type { Paint } from './paint.ts';

/** Spans as one line of text. @param linked the sources that citations are links to; empty where nothing can be one */
export function spansText(spans: Spans, paint: Paint, linked: readonly CitedSource[]): string {
  return (
    spans
      .map((span) => spanText(span, paint, linked))
      .join('')
      // A full stop before a word starts a name: .NET.
      .replace(/ +(?=[.,](?![\p{L}\d]))/gu, '')
      .replace(/ {2,}/g, ' ')
      .trim()
  );
}

function spanText(span: Span, paint: Paint, linked: readonly CitedSource[]): string {
  switch (span.kind) {
    case 'plain':
      return printable(span.text);
    case 'strong':
      return styleWords(span.text, paint.strong);
    case 'emphasis':
      return styleWords(span.text, paint.emphasis);
    case 'code':
      return paint.code(`\`${printable(span.text).trim()}\``);
    case 'link':
      return `${printable(span.text)}: ${printable(span.url)}`;
    case 'person':
      return printable(span.id);
    case 'time':
      return printable(shownTime(span));
    case 'citation': {
      const url = linked[span.source - 1]?.url ?? null;
      const number = paint.faint(`[${span.source}]`);
      return url === null ? number : link(number, printable(url));
    }
    case 'mark':
      return paint.warning(verdictWords(span.verdict));
    default:
      return span satisfies never;
  }
}

/** Styles the words without the whitespace around them, so that it can be tidied. */
function styleWords(text: string, style: (text: string) => string): string {
  const clean = printable(text);
  const words = clean.trim();
  if (words === '') return clean;
  const at = clean.indexOf(words);
  return clean.slice(0, at) + style(words) + clean.slice(at + words.length);
}
