import type { FormView } from '../forms.ts';
import type { ChannelView, MessageView, WindowEvents } from '../view.ts';

/** A message that's on its way, or didn't get through. */
export type Pending = {
  readonly id: string;
  readonly thread: string | null;
  readonly words: string;
  readonly isToBot: boolean;
  readonly hasFailed: boolean;
};

/** Everything a window shows. */
export type PageState = {
  /** Null until the server has said what there is. */
  readonly channel: ChannelView | null;
  readonly isConnected: boolean;
  /** The thread that's open beside the channel. */
  readonly thread: string | null;
  /** The thread to open as soon as the bot answers in it: this person asked there just now. */
  readonly awaited: string | null;
  readonly pending: readonly Pending[];
  readonly form: FormView | null;
  /** Why the form is still open. */
  readonly formProblem: string | null;
  /** The message this person is editing. */
  readonly editing: string | null;
  /** What a screen reader is told, newest last. */
  readonly announced: readonly { readonly id: number; readonly text: string }[];
};

export const firstState: PageState = {
  channel: null,
  isConnected: false,
  thread: null,
  awaited: null,
  pending: [],
  form: null,
  formProblem: null,
  editing: null,
  announced: [],
};

/** An event of the window's stream, with its name. */
export type StreamEvent = {
  readonly [N in keyof WindowEvents]: { readonly name: N; readonly data: WindowEvents[N] };
}[keyof WindowEvents];

export function afterEvent(state: PageState, event: StreamEvent): PageState {
  switch (event.name) {
    case 'channel':
      return backIn(
        withoutArrived({ ...state, channel: event.data, isConnected: true }, event.data.messages),
      );
    case 'put':
      return withMessage(state, event.data);
    case 'drop':
      return withMessages(state, (messages) => messages.filter(({ id }) => id !== event.data.id));
    case 'people':
      return state.channel === null ? state : { ...state, channel: { ...state.channel, people: event.data } };
    case 'form':
      return { ...state, form: event.data, formProblem: null };
    default:
      return event satisfies never;
  }
}

/** A thread that was answered while nothing was received opens now; one whose answer is being written is still awaited. */
function backIn(state: PageState): PageState {
  const { awaited, channel } = state;
  if (awaited === null) return state;
  const isAnswered = repliesTo(channel?.messages ?? [], awaited).some(({ kind }) => kind === 'posted');
  return isAnswered ? { ...state, awaited: null, thread: awaited } : state;
}

function withMessages(
  state: PageState,
  change: (messages: readonly MessageView[]) => readonly MessageView[],
): PageState {
  const { channel } = state;
  return channel === null ? state : { ...state, channel: { ...channel, messages: change(channel.messages) } };
}

function withMessage(state: PageState, message: MessageView): PageState {
  const isKnown = state.channel?.messages.some(({ id }) => id === message.id) === true;
  const shown = withMessages(state, (messages) =>
    isKnown ? messages.map((one) => (one.id === message.id ? message : one)) : [...messages, message],
  );
  const next = withoutArrived(shown, [message]);
  if (message.kind !== 'posted' || state.awaited === null) return next;
  // What only this person is told is beside the question, and nothing else follows.
  if (message.thread === null && message.isPrivate) return { ...next, awaited: null };
  return message.thread === state.awaited ? { ...next, thread: message.thread, awaited: null } : next;
}

function withoutArrived(state: PageState, arrived: readonly MessageView[]): PageState {
  const pending = state.pending.filter(({ id }) => !arrived.some((message) => message.id === id));
  return pending.length === state.pending.length ? state : { ...state, pending };
}

/** The messages that begin threads, and those that stand alone. */
export function rootsOf(messages: readonly MessageView[]): readonly MessageView[] {
  return messages.filter(({ thread }) => thread === null);
}

export function repliesTo(messages: readonly MessageView[], root: string): readonly MessageView[] {
  return messages.filter(({ thread }) => thread === root);
}

/** The thread that somebody means who says something without having one open: the last one that the bot answered in. */
export function lastAnswered(messages: readonly MessageView[]): string | null {
  return messages.findLast(({ kind, thread }) => kind === 'posted' && thread !== null)?.thread ?? null;
}
