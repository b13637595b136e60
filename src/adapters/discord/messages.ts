import { type Message, MessageType } from 'discord.js';
import type { Incoming } from '../../core/assistant.ts';
import type { Address } from './address.ts';
import { ask, footFor, sorry } from './asking.ts';
import { pressOf } from './custom-id.ts';
import { failureOf } from './failure.ts';
import type { Parts } from './parts.ts';
import { toolsIn } from './question.ts';
import { type Spot, spotOfMessage } from './spot.ts';
import { threadNameOf } from './thread-name.ts';

/** Answers what people write: to the bot, or in a thread that it takes part in. */
export async function onMessage(parts: Parts, message: Message): Promise<void> {
  const incoming = await incomingOf(parts, message);
  if (incoming === null) return;
  try {
    await ask(parts, incoming);
  } catch (error) {
    parts.log.error(
      `message ${message.id} is not answered: ${error instanceof Error ? error.message : String(error)}`,
    );
    if (incoming.address === 'shared') return;
    await parts.wire
      .post(message.channelId, sorry, { nonce: `s${message.id}`, answers: message.id })
      .catch((fault: unknown) => parts.log.warn(failureOf(fault).says));
  }
}

/** The question in a message; null where there is none for the bot. */
async function incomingOf(parts: Parts, message: Message): Promise<Incoming | null> {
  const { assistant } = parts;
  const me = message.client.user.id;
  if (message.author.bot || message.webhookId !== null) return null;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return null;
  // Without the intent Discord leaves out the words of what is not meant for the bot.
  const isMentioned = message.mentions.users.has(me) || message.mentions.repliedUser?.id === me;
  if (message.content === '' && !isMentioned) return null;

  const spot = spotOfMessage(message);
  const isDirect = isMentioned || message.guildId === null;
  const conversation = await conversationOf(message, spot, isDirect, (thread) =>
    assistant.threadAt(spot.workspace, thread),
  );
  if (conversation === null || spot.can === 'replies') return null;
  return {
    workspace: spot.workspace,
    conversation,
    author: message.author.id,
    words: message.content.replaceAll(new RegExp(`<@!?${me}>`, 'g'), ' ').trim(),
    address: isDirect ? 'direct' : 'shared',
    delivery: message.id,
    place: spot.place,
    reply: { door: 'discord', address: addressOf(message, spot, conversation, parts) },
  };
}

/** The conversation that a message belongs to; null where it is talk in a place that the bot is no part of. */
async function conversationOf(
  message: Message,
  spot: Spot,
  isDirect: boolean,
  threadAt: (thread: string) => Promise<string | undefined>,
): Promise<string | null> {
  if (message.guildId === null) return message.channelId;
  if (spot.can === 'goes-on')
    return (await threadAt(message.channelId)) ?? (isDirect ? message.channelId : null);
  if (!isDirect) return null;
  return conversationOfReplied(message) ?? message.id;
}

/** A reply to an answer goes on with its conversation, whose id stands in what can be pressed there. */
function conversationOfReplied({ reference, channel, client }: Message): string | undefined {
  const replied =
    reference?.messageId === undefined ? undefined : channel.messages.cache.get(reference.messageId);
  if (replied?.author.id !== client.user.id) return undefined;
  const ids = JSON.stringify(replied.components.map((component) => component.toJSON())).matchAll(
    /"custom_id":"((?:[^"\\]|\\.)*)"/g,
  );
  for (const [, id = ''] of ids) {
    const press = pressOf(id);
    if (press !== undefined) return press.conversation;
  }
  return undefined;
}

function addressOf(message: Message, spot: Spot, conversation: string, parts: Parts): Address {
  const words = message.content.replace(/<@!?\d+>/g, ' ');
  const framed = {
    above: null,
    foot: spot.isServer ? footFor(words, parts) : null,
    tools: toolsIn(spot, parts),
  };
  const { channel } = spot;
  if (spot.can === 'opens' && conversation === message.id)
    return { kind: 'thread', channel, message: message.id, name: threadNameOf(message.content), ...framed };
  return { kind: 'channel', channel, answers: spot.isServer ? message.id : null, ...framed };
}
