import type { CitedSource, Span, Spans } from '../../core/answer/answer.ts';
import { oneLine } from '../text/one-line.ts';

/** Text in Discord's Markdown. Whatever people wrote means nothing but itself: no markup, no mention, no link. */

/** Spans as one line of Discord's Markdown. Citations link to their source where it has an address. */
export function renderSpans(spans: Spans, sources: readonly CitedSource[]): string {
  let line = '';
  for (const span of spans) line += renderSpan(span, sources);
  if (/ [.,]/.test(line)) line = line.replace(/ +([.,])/g, '$1');
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
    case 'person':
      return personMention(span.id);
    case 'citation':
      return renderCitation(span.source, sources[span.source - 1]);
    case 'mark':
      return span.verdict === 'opinion' ? '(opinion) ' : `⚠ ${span.verdict}: `;
  }
}

/** Somebody, shown by name; whether they are told is said by the message's allowed mentions. */
function personMention(id: string): string {
  return isUserId(id) ? `<@${id}>` : escaped(id);
}

export function isUserId(id: string): boolean {
  return /^\d{15,20}$/.test(id);
}

/** Discord takes emphasis for plain signs where a blank stands inside of it. */
function wrap(sign: string, text: string): string {
  const inner = text.trim();
  if (inner === '') return ' ';
  return `${text.startsWith(' ') ? ' ' : ''}${sign}${escaped(inner)}${sign}${text.endsWith(' ') ? ' ' : ''}`;
}

/** Inline code. A backtick inside needs a double fence; two in a row cannot be written and become quotes. */
function renderCode(text: string): string {
  const line = text.replace(/\p{Cc}/gu, ' ').replace(/``+/g, '"');
  if (line.trim() === '') return '';
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

function renderCitation(number: number, source: CitedSource | undefined): string {
  const url = source?.url ?? null;
  return url === null ? `\\[${number}\\]` : `[\\[${number}\\]](<${address(url)}>)`;
}

/** A source of the list below an answer: number, title as a link without a preview, age. */
export function renderSource(source: CitedSource, number: number): string {
  const title = escaped(source.title);
  if (source.url !== null) return `\\[${number}\\] [${title}](<${address(source.url)}>) · ${source.asOf}`;
  return `\\[${number}\\] ${title}${source.locator === null ? '' : `, ${escaped(source.locator)}`} · ${source.asOf}`;
}

/** Signs that would end the address before its end. */
function address(url: string): string {
  return url.replace(/[<>()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Makes text mean nothing but itself. Beside Discord's signs this breaks what it links by itself (`https://`)
 * and `@everyone`, which no backslash stops from being read as a mention by some clients. Most texts have none of it.
 */
export function escaped(text: string): string {
  if (!/[\\`*_~|<>[\]#:@\p{Cc}]/u.test(text)) return text;
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\\`*_~|<>[\]#]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@(?=[\w&!])/g, '@\u200b');
}

/** The text that `escaped` was given, blanks aside. */
export function unescaped(text: string): string {
  return text.replaceAll('@\u200b', '@').replace(/\\(?=[\\`*_~|<>[\]#:])/g, '');
}

/** What a line may not open with unless it is meant: list marks and subtext. */
function escapeListMark(line: string): string {
  return line.replace(/^([-+](?= )|\d+(?=\. ))/, (mark) => (/\d/.test(mark) ? `${mark}\u200b` : `\\${mark}`));
}
