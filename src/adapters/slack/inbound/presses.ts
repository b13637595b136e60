import type { Press } from '../../chat/events.ts';
import { isDirect, threadName } from '../address.ts';
import { readContext, viewIds } from '../forms.ts';
import type { PressPayload } from '../payloads.ts';
import { controlIds, conversationIn, isOurs, readOption, readPress } from '../presses.ts';
import { openingEvent, type PressEvent } from './shortcuts.ts';
import { newSource, rootOf } from './source.ts';
import type { Site } from './trigger.ts';

/** A button, a pick or a menu item. @returns null if it isn't ours */
export function pressEvent(payload: PressPayload, site: Site): PressEvent | null {
  const [action] = payload.actions;
  if (action === undefined || !isOurs(action.action_id)) return null;
  if (action.action_id === controlIds.homeAsk) return openingEvent(payload, site, 'compare');
  return payload.view?.callback_id === viewIds.note
    ? pressInModal(payload, action, site)
    : pressUnderMessage(payload, action, site);
}

type Action = PressPayload['actions'][number];

/** A press in the note that took a form's place. */
function pressInModal(payload: PressPayload, action: Action, site: Site): PressEvent | null {
  const { view, user, trigger_id: triggerId = null } = payload;
  const context = readContext(view?.private_metadata ?? '');
  const pressed = readPress(action.value ?? '');
  if (view === undefined || context === undefined || pressed === undefined) return null;
  const { conversation: _, ...where } = context;
  return {
    kind: 'press',
    source: newSource(site, user, {
      delivery: `press:${view.id}:${action.action_ts ?? triggerId ?? ''}:${user.id}`,
      where,
      message: rootOf(context),
      triggerId,
      reply: { kind: 'modal', view: view.id },
    }),
    conversation: { kind: 'known', id: pressed.conversation },
    press: pressed.press,
  };
}

function pressUnderMessage(payload: PressPayload, action: Action, site: Site): PressEvent | null {
  const { user, container, trigger_id: triggerId = null, response_url: responseUrl = null } = payload;
  const channel = container?.channel_id ?? payload.channel?.id;
  if (channel === undefined) return null;
  const { press, conversation, publicThread } = pressedOn(action);
  const own = container?.message_ts ?? '';
  const inThread = container?.thread_ts ?? payload.message?.thread_ts ?? null;
  const thread = inThread ?? (isDirect(channel) ? null : own);
  // What a note's button says, it says for everyone.
  const isPrivate = container?.is_ephemeral === true && publicThread === undefined;
  // A private answer below a message without replies goes to the channel: such a thread shows no private messages.
  const goesOnIn = isPrivate || press.kind === 'trace' ? inThread : thread;
  const delivery = `press:${channel}:${own}:${action.action_ts ?? triggerId ?? ''}:${user.id}`;
  const conversationOf = (id: string | undefined): PressEvent['conversation'] => {
    if (id === undefined) return { kind: 'thread', thread: threadName(channel, thread), starts: true };
    // Pressed in a note that is in no thread: as a command, it begins a conversation.
    return { kind: 'known', id: id === '' ? delivery : id };
  };
  return {
    kind: 'press',
    source: newSource(site, user, {
      delivery,
      where: {
        channel,
        thread: publicThread === undefined ? goesOnIn : publicThread,
        isPrivate,
        responseUrl,
      },
      message: rootOf({ thread, isPrivate }),
      privateThread: inThread,
      triggerId,
    }),
    conversation: conversationOf(conversation),
    press,
  };
}

type PressedOn = {
  readonly press: Press;
  /** Undefined for the conversation of the thread. */
  readonly conversation?: string | undefined;
  /** Of a note's button: the thread to say it in. */
  readonly publicThread?: string | null | undefined;
};

function pressedOn({ action_id, value, text, selected_option }: Action): PressedOn {
  if (selected_option !== undefined && selected_option !== null) {
    const press = readOption(selected_option.value) ?? ({ kind: 'unknown' } as const);
    return { press: labelled(press, selected_option.text?.text), conversation: conversationIn(action_id) };
  }
  const pressed = readPress(value ?? '');
  if (pressed === undefined) return { press: { kind: 'unknown' } };
  return {
    press: labelled(pressed.press, text?.text),
    conversation: pressed.conversation,
    publicThread: pressed.thread,
  };
}

/** What was pressed, as people read it. */
function labelled(press: Press, label: string | undefined): Press {
  return press.kind === 'say' && label !== undefined ? { ...press, label } : press;
}
