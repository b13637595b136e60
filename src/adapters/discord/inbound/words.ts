import type { Message } from 'discord.js';

type Written = Pick<Message, 'content' | 'messageSnapshots' | 'client'>;

/** The words of the messages that a message forwards; empty if it forwards none. */
export function forwardedWords({ messageSnapshots }: Pick<Written, 'messageSnapshots'>): string {
  const forwarded = [...messageSnapshots.values()].map(({ content }) => content);
  return forwarded.join('\n').trim();
}

/**
 * What a message asks: what was typed, or nothing but a forwarded message; without mentions of the bot.
 *
 * @param roles ids of roles that only the bot has
 */
export function askedWords(message: Written, roles: readonly string[]): string {
  const own = [`@!?${message.client.user.id}`, ...roles.map((role) => `@&${role}`)].join('|');
  const mentions = new RegExp(`<(?:${own})>`, 'g');
  const typed = message.content.replaceAll(mentions, ' ').trim();
  return typed === '' ? forwardedWords(message).replaceAll(mentions, ' ').trim() : typed;
}
