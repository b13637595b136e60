import type { types } from '@slack/bolt';
import type { CitedSource, Span, Spans, TimeSpan } from '../../../core/answer/answer.ts';
import { verdictWords } from '../../../core/answer/verdict-words.ts';
import { shownTime } from '../../../core/dates/time-reading.ts';
import { oneLine } from '../../text/one-line.ts';
import { isPerson } from '../address.ts';
import { escapeMrkdwn, escapeUrl, inert } from './escape.ts';

/**
 * Spans as elements of rich text. Slack takes its words literally, so nothing a person wrote can ping, link or format,
 * and nothing is escaped.
 */
export function richSpans(spans: Spans, sources: readonly CitedSource[]): types.RichTextElement[] {
  const elements: types.RichTextElement[] = [];
  for (const span of spans) {
    const element = richSpan(span, sources);
    if (element.type !== 'text' || element.text !== '') elements.push(element);
  }
  return elements;
}

function richSpan(span: Span, sources: readonly CitedSource[]): types.RichTextElement {
  switch (span.kind) {
    case 'plain':
      return { type: 'text', text: inert(span.text) };
    case 'strong':
      return { type: 'text', text: inert(span.text), style: { bold: true } };
    case 'emphasis':
      return { type: 'text', text: inert(span.text), style: { italic: true } };
    case 'code':
      return { type: 'text', text: inert(span.text), style: { code: true } };
    case 'link':
      return { type: 'link', url: span.url, text: inert(span.text) };
    case 'person':
      return isPerson(span.id) ? { type: 'user', user_id: span.id } : { type: 'text', text: inert(span.id) };
    case 'time':
      return {
        type: 'date',
        timestamp: secondsOf(span),
        format: dateFormat,
        fallback: inert(shownTime(span)),
      };
    case 'citation': {
      const url = sources[span.source - 1]?.url ?? null;
      return url === null
        ? { type: 'text', text: `[${span.source}]` }
        : { type: 'link', url, text: `[${span.source}]` };
    }
    case 'mark':
      return { type: 'text', text: verdictWords(span.verdict) };
    default:
      return span satisfies never;
  }
}

/** Spans as mrkdwn, for blocks that don't take rich text. */
export function mrkdwnSpans(spans: Spans, sources: readonly CitedSource[]): string {
  return spans.map((span) => mrkdwnSpan(span, sources)).join('');
}

function mrkdwnSpan(span: Span, sources: readonly CitedSource[]): string {
  switch (span.kind) {
    case 'plain':
      return escapeMrkdwn(span.text);
    case 'strong':
      return wrapped(span.text, '*');
    case 'emphasis':
      return wrapped(span.text, '_');
    case 'code':
      return wrapped(span.text, '`');
    case 'link':
      return `<${escapeUrl(span.url)}|${escapeMrkdwn(span.text)}>`;
    case 'person':
      return isPerson(span.id) ? mention(span.id) : escapeMrkdwn(span.id);
    case 'time':
      return `<!date^${secondsOf(span)}^${dateFormat}|${escapeMrkdwn(shownTime(span)).replaceAll('|', ' ')}>`;
    case 'citation': {
      const url = sources[span.source - 1]?.url ?? null;
      return url === null ? `[${span.source}]` : `<${escapeUrl(url)}|[${span.source}]>`;
    }
    case 'mark':
      return verdictWords(span.verdict);
    default:
      return span satisfies never;
  }
}

/** Emphasis has to touch its words, so blanks at the edges stay outside of it. */
function wrapped(text: string, sign: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const [before = '', after = ''] = text.split(inner);
  return `${before}${sign}${escapeMrkdwn(inner)}${sign}${after}`;
}

/** Spans as plain words, for notifications and screen readers. */
export function plainSpans(spans: Spans): string {
  let text = '';
  for (const span of spans) text += plainSpan(span);
  return oneLine(text);
}

/** Elements of rich text as plain words. */
export function wordsOf(elements: readonly types.RichTextElement[]): string {
  let words = '';
  for (const element of elements) {
    if (element.type === 'text' || element.type === 'link') words += element.text ?? '';
    else if (element.type === 'date') words += element.fallback ?? '';
    else if (element.type === 'user') words += mention(element.user_id);
  }
  return oneLine(words);
}

function plainSpan(span: Span): string {
  switch (span.kind) {
    case 'plain':
    case 'strong':
    case 'emphasis':
    case 'code':
    case 'link':
      return inert(span.text);
    case 'person':
      return isPerson(span.id) ? mention(span.id) : inert(span.id);
    case 'time':
      return inert(shownTime(span));
    case 'citation':
      return `[${span.source}]`;
    case 'mark':
      return verdictWords(span.verdict);
    default:
      return span satisfies never;
  }
}

/** Slack shows it in each reader's zone: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const dateFormat = '{date_short_pretty} at {time}';

/** Of the end of a day its last minute: midnight would be shown on the day after. */
function secondsOf({ at, withTime }: TimeSpan): number {
  return Math.floor(at / 1000) - (withTime ? 0 : 60);
}

function mention(id: string): string {
  return `<@${id}>`;
}
