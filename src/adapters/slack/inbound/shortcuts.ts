import type { MessageActionId } from '../../chat/message-actions.ts';
import { isDirect, threadName } from '../address.ts';
import type { GlobalShortcutPayload, MessageShortcutPayload } from '../payloads.ts';
import { compareShortcut, messageShortcuts } from '../registration.ts';
import { messageName } from './messages.ts';
import { newSource } from './source.ts';
import type { Site, SlackChatEvent } from './trigger.ts';
import { askedWords, forwardedBy, forwardedWords } from './words.ts';

export type PressEvent = Extract<SlackChatEvent, { kind: 'press' }>;

/** An action in a message's menu; its answer goes to the message's thread. @returns null if it isn't ours */
export function messageShortcutEvent(payload: MessageShortcutPayload, site: Site): SlackChatEvent | null {
  const { callback_id: id, message, user, trigger_id: triggerId } = payload;
  const action = actionOf(id);
  if (action === undefined) return null;
  const channel = payload.channel.id;
  const privateThread = message.thread_ts ?? null;
  const forwarded = forwardedWords(message, site.bot);
  const thread = privateThread ?? (isDirect(channel) ? null : message.ts);
  return {
    kind: 'message-action',
    source: newSource(site, user, {
      delivery: `${id}:${channel}:${message.ts}:${payload.action_ts}`,
      where: { channel, thread, responseUrl: payload.response_url ?? null },
      message: { ts: message.ts, thread: privateThread },
      privateThread,
      triggerId,
    }),
    conversation: { kind: 'thread', thread: threadName(channel, thread), starts: true },
    action,
    words: forwarded || askedWords(message, site.bot),
    message: messageName(channel, message.ts),
    writtenBy: forwarded === '' ? authorOf(message) : forwardedBy(message),
  };
}

/** "Compare options" opens a form. @returns null if it isn't ours */
export function globalShortcutEvent(payload: GlobalShortcutPayload, site: Site): SlackChatEvent | null {
  return payload.callback_id === compareShortcut ? openingEvent(payload, site, 'compare') : null;
}

type Opening = { readonly user: GlobalShortcutPayload['user']; readonly trigger_id?: string | undefined };

/** Opens a form outside of any channel; if it fails, the person is told in the direct message with them. */
export function openingEvent({ user, trigger_id: triggerId }: Opening, site: Site, ref: string): PressEvent {
  const delivery = `open:${ref}:${triggerId ?? ''}`;
  return {
    kind: 'press',
    source: newSource(site, user, { delivery, where: { channel: user.id }, triggerId: triggerId ?? null }),
    conversation: { kind: 'known', id: delivery },
    press: { kind: 'open', ref },
  };
}

/** Who wrote a message; null for one of an app. */
function authorOf({ user, bot_id: app }: MessageShortcutPayload['message']): string | null {
  return app == null ? (user ?? null) : null;
}

function actionOf(id: string): MessageActionId | undefined {
  if (id === messageShortcuts.weigh) return 'weigh';
  return id === messageShortcuts.save ? 'save' : undefined;
}
