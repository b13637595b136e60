/** Slack escapes these three characters in what people write, and no others. */
export function unescapeWords(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A message without mentions of the bot. */
export function withoutMention(text: string, bot: string): string {
  return text.replaceAll(new RegExp(`<@${bot}(?:\\|[^>]*)?>[:,]?`, 'g'), ' ').trim();
}
