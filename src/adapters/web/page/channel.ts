import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChannelView, MessageView } from '../view.ts';
import type { Actions } from './actions.ts';
import { ComposeBox } from './compose-box.ts';
import { MessageItem } from './message.ts';
import { PendingMessages } from './pending.ts';
import { type PageState, repliesTo, rootsOf } from './state.ts';
import { showNewest } from './thread.ts';
import { firstLine } from './words.ts';

type ChannelProps = {
  readonly channel: ChannelView;
  readonly state: PageState;
  readonly actions: Actions;
  /** What stands above the messages. */
  readonly children?: ComponentChild;
};

/** The channel: the messages that begin threads, and where to begin one. */
export function Channel({ channel, state, actions, children }: ChannelProps): ComponentChild {
  const log = useRef<HTMLDivElement>(null);
  const roots = rootsOf(channel.messages);
  const last = roots.at(-1)?.id;
  // A thread that opens takes room from the channel, so its end is elsewhere.
  useEffect(() => showNewest(log.current), [last, channel.me.id, state.thread === null]);
  return h(
    'section',
    { class: 'channel', 'aria-label': `Channel ${channel.channel}` },
    h('h2', { class: 'visually-hidden' }, 'Messages'),
    h(
      'div',
      { class: 'log', ref: log },
      children,
      roots.map((message) =>
        h(
          MessageItem,
          { key: message.id, message, channel, actions, isEditing: state.editing === message.id },
          h(ThreadLink, { root: message, replies: repliesTo(channel.messages, message.id), state, actions }),
        ),
      ),
      h(PendingMessages, { pending: state.pending.filter(({ thread }) => thread === null), actions }),
    ),
    h(ComposeBox, {
      label: 'Ask Tradeoff',
      placeholder: 'django or flask?',
      isToBot: true,
      send: (words: string, isToBot: boolean) => actions.say(null, words, isToBot),
      focusFor: channel.me.id,
    }),
  );
}

type ThreadLinkProps = {
  readonly root: MessageView;
  readonly replies: readonly MessageView[];
  readonly state: PageState;
  readonly actions: Actions;
};

/** The way into a thread, with the last thing said there. */
function ThreadLink({ root, replies, state, actions }: ThreadLinkProps): ComponentChild {
  const mayReply = root.kind === 'said' || !root.isPrivate;
  const last = replies.at(-1);
  if (!mayReply) return null;
  const isAwaited = root.kind === 'said' && state.awaited === root.id && last === undefined;
  if (isAwaited) return h('p', { class: 'aside' }, 'Tradeoff is answering …');
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return h(
    'button',
    {
      type: 'button',
      class: 'thread-link',
      'aria-expanded': state.thread === root.id,
      onClick: () => actions.openThread(root.id),
    },
    h('strong', null, last === undefined ? 'Reply in a thread' : count),
    last === undefined ? null : h('span', { class: 'last' }, firstLine(last)),
  );
}
