import { type Message, MessageType } from 'discord.js';
import type { AskRequest } from '../../core/assistant/ask-request.ts';
import { type Address, homeOf } from './address.ts';
import { apologyFor } from './apology.ts';
import { follow, footFor, turn } from './asking.ts';
import { pressOf } from './custom-id.ts';
import { failureOf } from './failure.ts';
import type { Parts } from './parts.ts';
import { linked, toolsIn } from './question.ts';
import { display } from './render.ts';
import { type Asker, rightsOf } from './rights.ts';
import { type Spot, spotOfMessage } from './spot.ts';
import { threadNameOf } from './thread-name.ts';

/** Answers what people write: to the bot, or in a thread that it takes part in. Nothing is thrown. */
export async function onMessage(parts: Parts, message: Message): Promise<void> {
  const heard = heardIn(message);
  if (heard === null) return;
  const { spot, isDirect } = heard;
  if (spot.can === 'replies') {
    if (isDirect)
      parts.log.warn(
        `message ${message.id} is not answered: the bot may not write in channel ${spot.channel}; give its role "View Channel", "Send Messages" and "Send Messages in Threads" there`,
      );
    return;
  }
  try {
    const taken = await inOrder(parts, heard, async () => {
      const incoming = await incomingOf(parts, message, heard);
      return incoming === null ? null : { incoming, outcome: await turn(parts, incoming) };
    });
    if (taken !== null) await follow(parts, taken.incoming, taken.outcome);
  } catch (error) {
    parts.log.error(`message ${message.id} is not answered: ${failureOf(error).says}`);
    if (!isDirect || !parts.mayApologise(spot.channel)) return;
    await parts.wire
      .post(spot.channel, [display(apologyFor(error))], {
        nonce: `s${message.id}`,
        answers: message.id,
        pings: [],
      })
      .catch((fault: unknown) => parts.log.warn(failureOf(fault).says));
  }
}

/** A message that may be for the bot. */
type Heard = {
  readonly spot: Spot;
  /** Its author, taken at once: the cache soon forgets who wrote. */
  readonly asker: Asker;
  /** True where it is beyond doubt: a mention, a reply to the bot, a direct message. */
  readonly isDirect: boolean;
};

/** Whether a message may be for the bot, as far as the message itself says. */
function heardIn(message: Message): Heard | null {
  const me = message.client.user.id;
  if (message.author.bot || message.webhookId !== null) return null;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return null;
  const isPinged = message.mentions.users.has(me);
  // Without the intent Discord leaves out the words of what does not ping the bot, replies to it included.
  if (message.content === '' && !isPinged) return null;
  const isDirect = isPinged || message.mentions.repliedUser?.id === me || message.guildId === null;
  if (!isDirect && !message.channel.isThread()) return null;
  const { guild, member } = message;
  const asker = { guild, member, memberPermissions: member?.permissions ?? null };
  return { spot: spotOfMessage(message), asker, isDirect };
}

/** What belongs to one thread or direct message waits for its turn before anything is looked up. */
function inOrder<T>({ lanes }: Parts, { spot }: Heard, work: () => Promise<T>): Promise<T> {
  return spot.can === 'goes-on' ? lanes.run(`in ${spot.channel}`, work) : work();
}

/** The question in a message; null where there is none for the bot. */
async function incomingOf(
  parts: Parts,
  message: Message,
  { spot, asker, isDirect }: Heard,
): Promise<AskRequest | null> {
  const conversation = await conversationOf(message, spot, isDirect, (thread) =>
    parts.assistant.threadAt(spot.workspace, thread),
  );
  if (conversation === null) return null;
  const words = message.content.replaceAll(new RegExp(`<@!?${message.client.user.id}>`, 'g'), ' ').trim();
  const address = addressOf(message, words, spot, conversation, parts);
  return {
    workspace: spot.workspace,
    conversation,
    author: message.author.id,
    words,
    audience: isDirect ? 'direct' : 'shared',
    delivery: message.id,
    place: spot.place,
    replyTo: { platform: 'discord', address },
    destination: { platform: 'discord', address: homeOf(address) },
    rights: await rightsOf(parts, spot.workspace, asker),
    ...linked(spot.server, address),
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
  if (spot.can !== 'goes-on') return conversationOfReplied(message) ?? message.id;
  return (await threadAt(message.channelId)) ?? (isDirect ? message.channelId : null);
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

function addressOf(message: Message, words: string, spot: Spot, conversation: string, parts: Parts): Address {
  const framed = {
    above: null,
    foot: spot.server !== null ? footFor(words.replace(/<@!?\d+>/g, ' '), parts) : null,
    tools: toolsIn(spot, parts),
  };
  const { channel } = spot;
  if (spot.can === 'opens' && conversation === message.id)
    return { kind: 'thread', channel, message: message.id, name: threadNameOf(words), ...framed };
  return { kind: 'channel', channel, answers: spot.server !== null ? message.id : null, ...framed };
}
