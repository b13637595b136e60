import type { WrittenPayload } from '../payloads.ts';

/** Slack escapes these three characters in what people write, and no others. */
export function unescapeWords(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * A message without mentions of the bot. A name in a mention is short and holds no other mention: without both bounds, each
 * unclosed mention would be searched to the end of the text.
 */
export function withoutMention(text: string, bot: string): string {
  return text.replaceAll(new RegExp(`<@${bot}(?:\\|[^<>]{0,100})?>[:,]?`, 'g'), ' ').trim();
}

type Shared = Pick<WrittenPayload, 'attachments'>;

/** The words of the messages that a message forwards; empty if it forwards none. */
export function forwardedWords({ attachments = [] }: Shared, bot: string): string {
  const forwarded = attachments.flatMap(({ is_share, text }) => (is_share === true ? (text ?? []) : []));
  return unescapeWords(withoutMention(forwarded.join('\n'), bot));
}

/** Who wrote the messages that a message forwards; null if that's several people, or Slack doesn't tell. */
export function forwardedBy({ attachments = [] }: Shared): string | null {
  const forwarded = attachments.filter(({ is_share, text }) => is_share === true && text !== undefined);
  const [author = null, ...others] = new Set(forwarded.map(({ author_id: id }) => id ?? null));
  return others.length === 0 ? author : null;
}

/** What a message asks: what was typed, or nothing but a forwarded message. */
export function askedWords(message: Shared & Pick<WrittenPayload, 'text'>, bot: string): string {
  const typed = unescapeWords(withoutMention(message.text ?? '', bot));
  return typed === '' ? forwardedWords(message, bot) : typed;
}
