import { isDirect, threadName } from '../address.ts';
import type { MessagePayload, WrittenPayload } from '../payloads.ts';
import { isToBot, messageEvent, messageName } from './messages.ts';
import type { Site, SlackChatEvent } from './trigger.ts';

export type ChangeEvent = Extract<SlackChatEvent, { kind: 'edited' | 'deleted' }>;

/** Whether a payload tells of a change to a message. For an edit that mentions the bot, Slack sends the mention once more. */
export function isChange({ type, subtype, edited }: MessagePayload): boolean {
  if (subtype === 'message_changed' || subtype === 'message_deleted') return true;
  return type === 'app_mention' && edited !== undefined;
}

/**
 * An edit or a deletion, in whatever form Slack tells of it.
 *
 * @returns null if people wrote nothing new: a link preview, a new reply in the thread, a message of a bot
 */
export function changeEvent(payload: MessagePayload, site: Site): ChangeEvent | null {
  const { subtype, message, previous_message: previous, deleted_ts } = payload;
  if (subtype === 'message_deleted') return deletedEvent(payload, deleted_ts ?? previous?.ts, site);
  if (subtype !== 'message_changed') return editedEvent(payload, payload, site);
  if (message === undefined) return null;
  // What is left of a deleted message with replies.
  return message.subtype === 'tombstone'
    ? deletedEvent(payload, message.ts, site)
    : editedEvent(payload, message, site);
}

function editedEvent(payload: MessagePayload, message: WrittenPayload, site: Site): ChangeEvent | null {
  const { type, channel, channel_type, previous_message: previous } = payload;
  const { edited } = message;
  if (edited === undefined || edited.ts === previous?.edited?.ts) return null;
  const wasCall =
    previous !== undefined && isToBot({ ...previous, type: 'message', channel, channel_type }, site);
  const event = messageEvent({ ...message, type, channel, channel_type }, site, wasCall);
  if (event === null) return null;
  const { source, kind: _, unread: __, ...written } = event;
  return {
    kind: 'edited',
    source: {
      ...source,
      delivery: `edited:${channel}:${message.ts}:${edited.ts}`,
    },
    ...written,
    message: source.delivery,
    // The mention that Slack sends beside the change doesn't say how the message was; the change does.
    wasToBot: previous === undefined || wasCall,
    editedAt: Number(edited.ts) * 1_000,
  };
}

function deletedEvent(payload: MessagePayload, ts: string | undefined, site: Site): ChangeEvent | null {
  const { channel, channel_type: type, previous_message: previous } = payload;
  if (ts === undefined || previous?.bot_id !== undefined || previous?.user === site.bot) return null;
  const isFlat = type === 'im' || isDirect(channel);
  const thread = previous?.thread_ts ?? (isFlat ? null : ts);
  return {
    kind: 'deleted',
    workspace: site.workspace,
    conversation: { kind: 'thread', thread: threadName(channel, thread), starts: false },
    messages: [messageName(channel, ts)],
    redelivers: true,
  };
}
