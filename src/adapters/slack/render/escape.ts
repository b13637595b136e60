/**
 * Makes text mean nothing but itself in mrkdwn: no mention, no link, no formatting.
 *
 * Slack's own rule covers `&`, `<` and `>` (https://docs.slack.dev/messaging/formatting-message-text). It has
 * none for the signs of emphasis, so an invisible word joiner keeps each from standing at a word's edge.
 */
export function escapeMrkdwn(text: string): string {
  return inert(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u2060$&\u2060');
}

/** For the `text` of a message, where formatting does no harm but a mention would. */
export function escapeText(text: string): string {
  return inert(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An address inside `<…|…>`: what would end it is encoded. */
export function escapeUrl(url: string): string {
  return encodeURI(decoded(url)).replaceAll('|', '%7C').replaceAll('&', '&amp;');
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Control characters and the marks that turn text around have no business in an answer. */
export function inert(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}
