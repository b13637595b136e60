import { type ComponentChild, h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChannelView } from '../view.ts';
import type { Actions } from './actions.ts';
import { ComposeBox } from './compose-box.ts';
import { MessageItem } from './message.ts';
import { PendingMessages } from './pending.ts';
import { type PageState, repliesTo } from './state.ts';
import { firstLine } from './words.ts';

type ThreadProps = {
  readonly root: string;
  readonly channel: ChannelView;
  readonly state: PageState;
  readonly actions: Actions;
};

/** A thread beside its channel; on a phone, in its place. */
export function Thread({ root, channel, state, actions }: ThreadProps): ComponentChild {
  const log = useRef<HTMLDivElement>(null);
  const messages = channel.messages.filter(({ id }) => id === root);
  const replies = repliesTo(channel.messages, root);
  const last = replies.at(-1)?.id;
  const [first] = messages;
  const isPrivate = first?.isPrivate === true;
  useEffect(() => showNewest(log.current), [root, last]);
  const about = first === undefined ? '' : firstLine(first);
  return h(
    'aside',
    {
      class: 'thread',
      'aria-label': 'Thread',
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') actions.openThread(null);
      },
    },
    h(
      'header',
      { class: 'bar' },
      h('button', { type: 'button', class: 'quiet back', onClick: () => actions.openThread(null) }, 'Close'),
      h('h2', { id: 'thread-title', tabIndex: -1 }, about === '' ? 'Thread' : `Thread: ${about}`),
    ),
    h(
      'div',
      { class: 'log', ref: log },
      [...messages, ...replies].map((message) =>
        h(MessageItem, {
          key: message.id,
          message,
          channel,
          actions,
          isEditing: state.editing === message.id,
        }),
      ),
      h(PendingMessages, { pending: state.pending.filter(({ thread }) => thread === root), actions }),
    ),
    h(ComposeBox, {
      key: root,
      label: 'Write in this thread',
      placeholder: isPrivate ? 'Ask on; only you see this' : 'Ask on, or talk to each other',
      isToBot: isPrivate,
      send: (words: string, isToBot: boolean) => actions.say(root, words, isToBot),
      focusFor: matchMedia('(min-width: 60rem)').matches ? root : null,
    }),
  );
}

/** Scrolls so that the newest message is seen from its beginning. */
export function showNewest(log: HTMLElement | null): void {
  const newest = log?.querySelector('article:last-of-type');
  if (log == null || newest == null) return;
  const end = log.scrollHeight - log.clientHeight;
  // What stays in sight at the top of a log covers none of it.
  const covered = Number.parseFloat(getComputedStyle(log).scrollPaddingTop) || 8;
  const beginning =
    newest.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - covered;
  log.scrollTop = Math.min(end, Math.max(0, beginning));
}
