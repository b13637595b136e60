import type { CitedSource, Span, Spans } from '../../../core/answer/answer.ts';
import { sourceLineOf } from '../../../core/answer/source-line.ts';
import { verdictWords } from '../../../core/answer/verdict-words.ts';
import { oneLine } from '../../text/one-line.ts';
import { escaped, escapeListMark, linkTarget, shortened } from './escape.ts';

/** Renders spans as one line of Markdown. Citations link to their source if it has an address. */
export function renderSpans(spans: Spans, sources: readonly CitedSource[]): string {
  let line = '';
  for (const span of spans) line += renderSpan(span, sources);
  if (/ [.,]/.test(line)) line = line.replace(/ +([.,])(?![\p{L}\p{N}])/gu, '$1');
  return escapeListMark(oneLine(line));
}

function renderSpan(span: Span, sources: readonly CitedSource[]): string {
  switch (span.kind) {
    case 'plain':
      return escaped(span.text);
    case 'strong':
      return wrap('**', span.text);
    case 'emphasis':
      return wrap('*', span.text);
    case 'code':
      return renderCode(span.text);
    case 'link':
      return `[${escaped(span.text)}](<${linkTarget(span.url)}>)`;
    case 'person':
      return personMention(span.id);
    case 'time':
      // In each reader's zone; of the end of a day its last minute, since midnight is on the day after.
      return `<t:${Math.floor(span.at / 1000) - (span.withTime ? 0 : 60)}:f>`;
    case 'citation':
      return renderCitation(span.source, sources[span.source - 1]);
    case 'mark':
      return verdictWords(span.verdict);
    default:
      return span satisfies never;
  }
}

/** Mention of a person. The message's allowed mentions decide whether they're notified. */
export function personMention(id: string): string {
  return isUserId(id) ? `<@${id}>` : escaped(id);
}

export function isUserId(id: string): boolean {
  return /^\d{15,20}$/.test(id);
}

/** Keeps blanks outside the markers, because Discord shows `** text **` literally. */
function wrap(sign: string, text: string): string {
  const inner = text.trim();
  if (inner === '') return ' ';
  return `${text.startsWith(' ') ? ' ' : ''}${sign}${escaped(inner)}${sign}${text.endsWith(' ') ? ' ' : ''}`;
}

/** Inline code. A backtick inside needs a double fence; two in a row can't be escaped and become quotes. */
function renderCode(text: string): string {
  const line = text.replace(/\p{Cc}/gu, ' ').replace(/``+/g, '"');
  if (line.trim() === '') return '';
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

function renderCitation(number: number, source: CitedSource | undefined): string {
  const url = source?.url ?? null;
  return url === null ? `\\[${number}\\]` : `[\\[${number}\\]](<${linkTarget(url)}>)`;
}

/** Longest name of a source in the line below an answer, in characters. */
const longestLine = 300;

/** The line of sources below an answer; null if it cites nothing. An only source is a link without a preview. */
export function renderSourceLine(sources: readonly CitedSource[]): string | null {
  const line = sourceLineOf(sources);
  if (line === null) return null;
  const text = escaped(shortened(line.text, longestLine));
  if (line.all !== null) return `${text} · ${line.all}`;
  const url = sources[0]?.url ?? null;
  return url === null ? text : `[${text}](<${linkTarget(url)}>)`;
}
