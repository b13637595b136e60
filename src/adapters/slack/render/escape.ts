import { LRUCache } from 'lru-cache';

/**
 * Makes text mean nothing but itself in mrkdwn: no mention, no link, no formatting.
 *
 * Slack's own rule covers `&`, `<` and `>` (https://docs.slack.dev/messaging/formatting-message-text). It has
 * none for the signs of emphasis, so an invisible word joiner keeps each from standing at a word's edge.
 */
export function escapeMrkdwn(text: string): string {
  const escaped = escapeText(text);
  return /[*_~`]/.test(escaped) ? escaped.replace(/[*_~`]/g, '\u2060$&\u2060') : escaped;
}

/** For the `text` of a message, where formatting does no harm but a mention would. */
export function escapeText(text: string): string {
  const clean = inert(text);
  return /[&<>]/.test(clean)
    ? clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : clean;
}

/** What is not the same as it is once each line was escaped, but the ends of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const escapedInLines = /[&<>\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202a-\u202e\u2066-\u2069]/;

/** Text of several lines, each escaped by itself, so that their ends stay. */
export function escapeLines(text: string): string {
  return escapedInLines.test(text)
    ? text
        .split(/[\n\u2028]/)
        .map(escapeText)
        .join('\n')
    : text;
}

/** How long escaped text is at most; marks that turn text around count, though they are taken out. */
export function escapedLength(text: string): number {
  return /[&<>]/.test(text) ? escapeText(text).length : text.length;
}

/** The few hundred addresses of a topic's sources come again and again. */
const addresses = new LRUCache<string, string>({ max: 1_000 });

/** An address inside `<…|…>`: what would end it is encoded. */
export function escapeUrl(url: string): string {
  const known = addresses.get(url);
  if (known !== undefined) return known;
  const made = encodeURI(decoded(url)).replaceAll('|', '%7C').replaceAll('&', '&amp;');
  addresses.set(url, made);
  return made;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** What `inert` takes out; `\p{Cc}` without the `u` flag, which costs three times as much. Most text has none of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const lively = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Control characters and the marks that turn text around have no business in an answer. */
export function inert(text: string): string {
  return lively.test(text)
    ? text.replace(/\p{Cc}/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    : text;
}
