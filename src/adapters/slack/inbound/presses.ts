import type { ConversationRef, Press } from '../../chat/events.ts';
import { isDirect, newAddress, threadName } from '../address.ts';
import { readContext, viewIds } from '../forms.ts';
import type { PressPayload } from '../payloads.ts';
import { controlIds, conversationIn, isOurs, readOption, readPress } from '../presses.ts';
import type { Site, SlackChatEvent, SlackTrigger } from '../trigger.ts';
import { openingPress } from './shortcuts.ts';

export type PressEvent = Extract<SlackChatEvent, { kind: 'press' }>;

/** A button, a pick or a menu item. @returns null if it isn't ours */
export function pressEvent(payload: PressPayload, site: Site): PressEvent | null {
  const [action] = payload.actions;
  if (action === undefined || !isOurs(action.action_id)) return null;
  if (action.action_id === controlIds.homeAsk) {
    const { user, trigger_id: triggerId = null } = payload;
    const delivery = `press:home:${action.action_ts ?? triggerId ?? ''}:${user.id}`;
    return openingPress({ site, user, triggerId, delivery, ref: 'compare' });
  }
  return payload.view?.callback_id === viewIds.note
    ? pressInModal(payload, action, site)
    : pressUnderMessage(payload, action, site);
}

type Action = PressPayload['actions'][number];

/** A press in the note that took a form's place. */
function pressInModal(
  { view, user, trigger_id }: PressPayload,
  action: Action,
  site: Site,
): PressEvent | null {
  const context = readContext(view?.private_metadata ?? '');
  const pressed = readPress(action.value ?? '');
  if (view === undefined || context === undefined || pressed === undefined) return null;
  const { channel, thread, isPrivate, responseUrl } = context;
  const address = newAddress(site, { channel, thread, user: user.id, isPrivate, responseUrl });
  return eventOf(
    pressed.press,
    { kind: 'known', id: pressed.conversation },
    {
      delivery: `press:${view.id}:${action.action_ts ?? trigger_id ?? ''}:${user.id}`,
      trigger: {
        site,
        user: user.id,
        userTeam: user.team_id ?? undefined,
        message: isPrivate || thread === null ? null : { ts: thread, thread: null },
        address,
        privateThread: null,
        triggerId: trigger_id ?? null,
        reply: { kind: 'modal', view: view.id },
      },
    },
  );
}

function pressUnderMessage(payload: PressPayload, action: Action, site: Site): PressEvent | null {
  const { user, container, trigger_id: triggerId, response_url: responseUrl = null } = payload;
  const channel = container?.channel_id ?? payload.channel?.id;
  if (channel === undefined) return null;
  const { press, conversation, saidIn } = pressedOn(action);
  const own = container?.message_ts ?? '';
  const inThread = container?.thread_ts ?? payload.message?.thread_ts ?? null;
  const thread = inThread ?? (isDirect(channel) ? null : own);
  // What a note's button says, it says for everyone.
  const isPrivate = container?.is_ephemeral === true && saidIn === undefined;
  // A private answer below a message without replies goes to the channel: such a thread shows no private messages.
  const goesOnIn = isPrivate || press.kind === 'trace' ? inThread : thread;
  const address = newAddress(site, {
    channel,
    thread: saidIn === undefined ? goesOnIn : saidIn,
    user: user.id,
    isPrivate,
    responseUrl,
  });
  return eventOf(
    press,
    conversation === undefined
      ? { kind: 'thread', thread: threadName(channel, thread), starts: true }
      : { kind: 'known', id: conversation },
    {
      delivery: `press:${channel}:${own}:${action.action_ts ?? triggerId ?? ''}:${user.id}`,
      trigger: {
        site,
        user: user.id,
        userTeam: user.team_id ?? undefined,
        message: isPrivate || thread === null ? null : { ts: thread, thread: null },
        address,
        privateThread: inThread,
        triggerId: triggerId ?? null,
        reply: { kind: 'message' },
      },
    },
  );
}

type PressedOn = {
  readonly press: Press;
  /** Undefined for the conversation of the thread. */
  readonly conversation: string | undefined;
  /** Of a note's button: the thread to say it in. */
  readonly saidIn: string | null | undefined;
};

function pressedOn({ action_id, value, selected_option }: Action): PressedOn {
  if (selected_option !== undefined && selected_option !== null) {
    const press = readOption(selected_option.value) ?? ({ kind: 'unknown' } as const);
    return { press, conversation: conversationIn(action_id), saidIn: undefined };
  }
  const pressed = readPress(value ?? '');
  if (pressed === undefined)
    return { press: { kind: 'unknown' }, conversation: undefined, saidIn: undefined };
  const { press, conversation, thread } = pressed;
  return { press, conversation, saidIn: thread };
}

function eventOf(
  press: Press,
  conversation: ConversationRef,
  { delivery, trigger }: { readonly delivery: string; readonly trigger: SlackTrigger },
): PressEvent {
  const { site, user, address } = trigger;
  return {
    kind: 'press',
    source: { workspace: site.workspace, author: user, delivery, address, trigger, redelivers: false },
    conversation,
    press,
  };
}
