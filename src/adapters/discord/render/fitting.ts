import type { CitedSource, Span, Spans } from '../../../core/answer/answer.ts';
import { limits } from '../limits.ts';
import { renderSpans } from './spans.ts';

/** Longest piece of an answer, in characters. Each fits a message together with the lines around it. */
export const longestPiece = limits.text - 900;

/** Columns of a code block that fit a narrow phone in Discord's app. */
export const phoneWidth = 34;

/** Spans as lines of Markdown of at most `most` characters, divided inside spans if necessary. */
export function fitting(spans: Spans, sources: readonly CitedSource[], most = longestPiece): string[] {
  const whole = renderSpans(spans, sources);
  if (whole.length <= most) return whole === '' ? [] : [whole];
  const lines: string[] = [];
  let line: Span[] = [];
  for (const part of spans.flatMap((span) => words(span, most))) {
    if (renderSpans([...line, part], sources).length > most) {
      lines.push(renderSpans(line, sources));
      line = [];
    }
    line.push(part);
  }
  return [...lines, renderSpans(line, sources)].filter((text) => text !== '');
}

/** A span as several short ones, cut at blanks; a word longer than a line is cut between characters. */
function words(span: Span, most: number): Span[] {
  if (!('text' in span)) return [span];
  // Escaping can double a text.
  const longest = Math.min(400, Math.floor(most / 3));
  return (span.text.match(new RegExp(`.{1,${longest}}(?:\\s|$)|.{1,${longest}}`, 'gsu')) ?? []).map(
    (text) => ({ ...span, text }),
  );
}
