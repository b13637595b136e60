import { type Message, MessageReferenceType, MessageType } from 'discord.js';
import { ownWords } from '../../../core/understanding/text/own-words.ts';
import type { ConversationRef, WrittenMessage } from '../../chat/events.ts';
import { type Address, threadNameOf } from '../address.ts';
import { type ReadControl, readCustomId } from '../presses.ts';
import { type Spot, spotOfMessage } from '../spot.ts';
import { addressAt, needsFoot, noteAt } from './addresses.ts';
import type { DiscordEvent, InboundParts } from './parts.ts';
import { askedWords } from './words.ts';

/**
 * Reads a message to the bot, or in a thread it may be part of; null for any other.
 *
 * @param roles ids of the mentioned roles that only the bot has
 */
export function messageEvent(
  parts: InboundParts,
  message: Message,
  roles: readonly string[],
): Extract<DiscordEvent, { kind: 'message' }> | null {
  const { id, author, guild, member, channelId } = message;
  if (author.bot || message.webhookId !== null) return null;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return null;
  // Without the intent, Discord omits the text of messages that don't ping the bot, even of replies to it.
  if (message.content === '' && !isPinged(message, roles) && message.guildId !== null) return null;
  const isDirect = isToBot(message, roles);
  if (!isDirect && !message.channel.isThread()) return null;
  const spot = spotOfMessage(message);
  if (spot.can === 'replies') {
    if (isDirect)
      parts.log.warn(
        `discord: message ${id} is not answered: the bot may not write in channel ${channelId}; give its role "View Channel", "Send Messages" and "Send Messages in Threads" there`,
      );
    return null;
  }
  const words = askedWords(message, roles);
  const conversation = conversationOf(message, spot, isDirect);
  const base = addressOf(message, words, spot, parts);
  const address = opensThread(message, spot, conversation)
    ? { ...base, answers: null, opens: { message: id, name: threadNameOf(words) } }
    : base;
  return {
    kind: 'message',
    source: {
      workspace: spot.workspace,
      author: author.id,
      delivery: id,
      address,
      trigger: {
        spot,
        person: { guild, member, memberPermissions: member?.permissions ?? null },
        address: base,
        noteTo: noteAt(spot, address),
        by: { kind: 'message', id, nonce: `s${id}` },
      },
      redelivers: false,
    },
    conversation,
    audience: isDirect ? 'direct' : 'shared',
    words,
    at: message.createdTimestamp,
    ...repliedTo(message),
    inThread: isDirect && message.guildId !== null && message.channel.isThread(),
    ...(message.guildId === null && words === '' && message.content.trim() === '' ? { unread: true } : {}),
  };
}

/** Whether a message calls the bot. */
export function isToBot(message: Message, roles: readonly string[]): boolean {
  const isReply = message.mentions.repliedUser?.id === message.client.user.id;
  return isPinged(message, roles) || isReply || message.guildId === null;
}

/** A mention in a quote or in struck-through words calls nobody. */
function isPinged({ mentions, client, content }: Message, roles: readonly string[]): boolean {
  const me = client.user.id;
  const named = [`@!?${me}`, ...roles.map((role) => `@&${role}`)].join('|');
  const mention = new RegExp(`<(?:${named})>`);
  if (mention.test(content) && !mention.test(ownWords(content))) return false;
  return mentions.users.has(me) || roles.some((role) => mentions.roles.has(role));
}

function repliedTo(
  message: Message,
): Pick<WrittenMessage, 'repliesTo' | 'repliesToMessage' | 'repliesToAnswer'> {
  const { mentions, client, reference } = message;
  const id = isReply(message) ? reference?.messageId : undefined;
  const answer = answerOfReplied(message);
  return {
    ...(mentions.repliedUser === null
      ? {}
      : { repliesTo: mentions.repliedUser.id === client.user.id ? 'bot' : 'person' }),
    ...(id === undefined ? {} : { repliesToMessage: id }),
    ...(answer === undefined ? {} : { repliesToAnswer: answer }),
  };
}

/** A forward refers to what it forwards. */
function isReply({ reference }: Message): boolean {
  return reference?.messageId !== undefined && reference.type !== MessageReferenceType.Forward;
}

function conversationOf(message: Message, { can, channel }: Spot, isDirect: boolean): ConversationRef {
  if (message.guildId === null) return { kind: 'known', id: channel };
  if (can === 'goes-on') return { kind: 'thread', thread: channel, starts: isDirect };
  return { kind: 'known', id: conversationOfReplied(message) ?? message.id };
}

/** A reply to an answer continues its conversation, whose id is in the answer's controls. */
function conversationOfReplied(message: Message): string | undefined {
  return controlsOfReplied(message)[0]?.conversation ?? undefined;
}

/** The answer that a message replies to, whose id is in its menu. */
function answerOfReplied(message: Message): string | undefined {
  return controlsOfReplied(message).flatMap(({ control }) =>
    'answer' in control ? (control.answer ?? []) : [],
  )[0];
}

/** The controls of the bot's message that this one replies to; none for any other. */
function controlsOfReplied(message: Message): readonly ReadControl[] {
  const { reference, channel, client } = message;
  const replied = isReply(message) ? channel.messages.cache.get(reference?.messageId ?? '') : undefined;
  if (replied?.author.id !== client.user.id) return [];
  const ids = JSON.stringify(replied.components.map((component) => component.toJSON())).matchAll(
    /"(?:custom_id|value)":"((?:[^"\\]|\\.)*)"/g,
  );
  return [...ids].flatMap(([, id = '']) => readCustomId(id) ?? []);
}

function addressOf({ id, author }: Message, words: string, spot: Spot, parts: InboundParts): Address {
  const { messageContent } = parts;
  const isInServer = spot.server !== null;
  return {
    ...addressAt(spot, author.id, messageContent),
    answers: isInServer ? id : null,
    foot: isInServer && needsFoot(words, parts),
  };
}

/** A message that starts a conversation gets its own thread. */
function opensThread({ id }: Message, { can }: Spot, conversation: ConversationRef): boolean {
  return can === 'opens' && conversation.kind === 'known' && conversation.id === id;
}
