import type { Message, PartialMessage } from 'discord.js';
import { workspaceOfPerson, workspaceOfServer } from '../address.ts';
import { limits } from '../limits.ts';
import type { DeletedMessage } from '../wire/unknown-direct.ts';
import { isToBot, messageEvent } from './messages.ts';
import type { DiscordEvent, InboundParts } from './parts.ts';

/**
 * An edited message, if it's to the bot or in a thread. Discord tells of link previews, pins and the like in the same way;
 * only an edit has a new time.
 *
 * @param before as it was; null or partial if discord.js had forgotten it
 * @param roles ids of the mentioned roles that only the bot has
 */
export function editedEvent(
  parts: InboundParts,
  before: Message | PartialMessage | null,
  message: Message,
  roles: readonly string[],
): DiscordEvent | null {
  const { id, editedTimestamp, guildId, hasThread, thread } = message;
  if (editedTimestamp === null || parts.clock.now() - editedTimestamp > limits.editHeardMs) return null;
  const known = before === null || before.partial ? null : before;
  if (known?.editedTimestamp === editedTimestamp) return null;
  const event = messageEvent(parts, message, roles);
  if (event === null) return null;
  const { source, kind: _, unread: __, ...written } = event;
  const { address, trigger } = source;
  // The answers to a message in a channel are in its thread, which has the message's id.
  const inThread = hasThread || thread !== null;
  const nonce = `e${editedTimestamp.toString(36)}${id.slice(-12)}`;
  return {
    kind: 'edited',
    source: {
      ...source,
      delivery: `edited:${id}:${editedTimestamp}`,
      trigger: {
        ...trigger,
        address: inThread ? { ...address, channel: id, isThread: true, opens: null } : trigger.address,
        by: { kind: 'message', id: inThread ? null : id, nonce },
      },
    },
    ...written,
    message: id,
    // Of one that isn't known any more, everything is possible: asking it anew would answer it twice.
    wasToBot: guildId === null || known === null || isToBot(known, roles),
    editedAt: editedTimestamp,
  };
}

/**
 * Deleted messages, by the conversations they may belong to. In a channel, each may have begun one.
 *
 * @param goesOn the conversation that a message of a channel went on with, by its id
 */
export function deletedEvents(
  messages: readonly DeletedMessage[],
  goesOn: (message: string) => string | undefined = () => undefined,
): readonly DiscordEvent[] {
  const [first] = messages;
  if (first === undefined) return [];
  const { channel, channelId } = first;
  const workspace = workspaceOf(first);
  if (workspace === null) return [];
  const event = (conversation: string, ids: readonly string[], isThread: boolean): DiscordEvent => ({
    kind: 'deleted',
    workspace,
    conversation: isThread
      ? { kind: 'thread', thread: conversation, starts: false }
      : { kind: 'known', id: conversation },
    messages: ids,
    redelivers: false,
  });
  const ids = messages.map(({ id }) => id);
  if (channel.isThread()) return [event(channelId, ids, true)];
  return channel.isDMBased()
    ? [event(channelId, ids, false)]
    : ids.map((id) => event(goesOn(id) ?? id, [id], false));
}

/** @returns null for a direct message with somebody whom Discord doesn't name */
function workspaceOf({ guildId, channel }: DeletedMessage): string | null {
  if (guildId !== null) return workspaceOfServer(guildId);
  const person = 'recipientId' in channel ? channel.recipientId : null;
  return person === null ? null : workspaceOfPerson(person);
}
