import { LRUCache } from 'lru-cache';
import { atMost } from '../../caches/at-most.ts';

/**
 * Escapes text for mrkdwn: no mention, no link, no formatting.
 *
 * Slack documents escapes for `&`, `<` and `>` (https://docs.slack.dev/messaging/formatting-message-text), and none for
 * the characters of emphasis: an invisible word joiner on both sides keeps those from the edge of a word.
 */
export function escapeMrkdwn(text: string): string {
  const escaped = escapeText(text);
  return /[*_~`]/.test(escaped) ? escaped.replace(/[*_~`]/g, '\u2060$&\u2060') : escaped;
}

/** Escapes the `text` of a message, where a mention would do harm and formatting doesn't. */
export function escapeText(text: string): string {
  const clean = inert(text);
  return /[&<>]/.test(clean)
    ? clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : clean;
}

/** Whatever escaping line by line changes; ends of lines stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters
const escapedInLines = /[&<>\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202a-\u202e\u2066-\u2069]/;

/** Escapes each line by itself, so that line breaks stay. */
export function escapeLines(text: string): string {
  return escapedInLines.test(text)
    ? text
        .split(/[\n\u2028]/)
        .map(escapeText)
        .join('\n')
    : text;
}

/** The length of escaped text at most: bidirectional marks count, although they're removed. */
export function escapedLength(text: string): number {
  return /[&<>]/.test(text) ? escapeText(text).length : text.length;
}

/** A topic's sources have a few hundred URLs, which recur all the time. */
const escapedUrls = new LRUCache<string, string>(atMost(1_000));

/** A URL inside `<…|…>`: characters that would end it are encoded. */
export function escapeUrl(url: string): string {
  const known = escapedUrls.get(url);
  if (known !== undefined) return known;
  const made = encodeURI(decoded(url)).replaceAll('|', '%7C').replaceAll('&', '&amp;');
  escapedUrls.set(url, made);
  return made;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** What `inert` removes; `\p{Cc}` without the `u` flag, which is three times as slow. Most text has none of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters
const controls = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Removes control characters and bidirectional marks. */
export function inert(text: string): string {
  return controls.test(text)
    ? text.replace(/\p{Cc}/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    : text;
}
