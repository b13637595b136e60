import type { MessageActionId } from '../../chat/message-actions.ts';
import { isDirect, newAddress, threadName } from '../address.ts';
import type { GlobalShortcutPayload, MessageShortcutPayload } from '../payloads.ts';
import { compareShortcut, messageShortcuts } from '../registration.ts';
import type { Site, SlackChatEvent } from '../trigger.ts';
import { unescapeWords, withoutMention } from './words.ts';

/** An action in a message's menu; its answer goes to the message's thread. @returns null if it isn't ours */
export function messageShortcutEvent(payload: MessageShortcutPayload, site: Site): SlackChatEvent | null {
  const { callback_id: id, message, user } = payload;
  const action = actionOf(id);
  if (action === undefined) return null;
  const channel = payload.channel.id;
  const thread = message.thread_ts ?? (isDirect(channel) ? null : message.ts);
  const responseUrl = payload.response_url ?? null;
  const address = newAddress(site, { channel, thread, user: user.id, responseUrl });
  return {
    kind: 'message-action',
    source: {
      workspace: site.workspace,
      author: user.id,
      delivery: `${id}:${channel}:${message.ts}:${payload.action_ts}`,
      address,
      trigger: {
        site,
        user: user.id,
        userTeam: user.team_id ?? undefined,
        message: { ts: message.ts, thread: message.thread_ts ?? null },
        address,
        privateThread: message.thread_ts ?? null,
        triggerId: payload.trigger_id,
        reply: { kind: 'message' },
      },
      redelivers: false,
    },
    conversation: { kind: 'thread', thread: threadName(channel, thread), starts: true },
    action,
    words: unescapeWords(withoutMention(message.text ?? '', site.bot)).trim(),
  };
}

/** "Compare options" opens a form. @returns null if it isn't ours */
export function globalShortcutEvent(payload: GlobalShortcutPayload, site: Site): SlackChatEvent | null {
  const { callback_id: id, user, trigger_id: triggerId } = payload;
  if (id !== compareShortcut) return null;
  return openingPress({ site, user, triggerId, delivery: `${id}:${triggerId}`, ref: 'compare' });
}

type Opening = {
  readonly site: Site;
  readonly user: GlobalShortcutPayload['user'];
  readonly triggerId: string | null;
  readonly delivery: string;
  readonly ref: string;
};

/** Opens a form outside of any channel; if it fails, the person is told in the direct message with them. */
export function openingPress(opening: Opening): Extract<SlackChatEvent, { kind: 'press' }> {
  const { site, user, triggerId, delivery, ref } = opening;
  const address = newAddress(site, { channel: user.id, user: user.id });
  return {
    kind: 'press',
    source: {
      workspace: site.workspace,
      author: user.id,
      delivery,
      address,
      trigger: {
        site,
        user: user.id,
        userTeam: user.team_id ?? undefined,
        message: null,
        address,
        privateThread: null,
        triggerId,
        reply: { kind: 'message' },
      },
      redelivers: false,
    },
    conversation: { kind: 'known', id: delivery },
    press: { kind: 'open', ref },
  };
}

function actionOf(id: string): MessageActionId | undefined {
  if (id === messageShortcuts.weigh) return 'weigh';
  return id === messageShortcuts.save ? 'save' : undefined;
}
