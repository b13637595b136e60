import { type ComponentChild, h } from 'preact';
import type { ChannelView, MessageView } from '../view.ts';
import type { Actions } from './actions.ts';
import { Avatar } from './avatar.ts';
import { BlockItem, ControlButton } from './blocks.ts';
import { ComposeBox } from './compose-box.ts';
import { clockWords } from './words.ts';

export type MessageItemProps = {
  readonly message: MessageView;
  readonly channel: ChannelView;
  readonly actions: Actions;
  readonly isEditing: boolean;
  /** What follows it: the way into its thread. */
  readonly children?: ComponentChild;
};

export function nameIn({ people }: Pick<ChannelView, 'people'>, id: string): string {
  return people.find((person) => person.id === id)?.name ?? id;
}

/** One message, of a person or of the bot. */
export function MessageItem({
  message,
  channel,
  actions,
  isEditing,
  children,
}: MessageItemProps): ComponentChild {
  const name = message.kind === 'posted' ? 'Tradeoff' : nameIn(channel, message.author);
  const time = clockWords(message.at, Date.now());
  return h(
    'article',
    {
      class: `message ${message.kind}`,
      id: `m-${message.id}`,
      'aria-label': `${name}, ${time}`,
      tabIndex: -1,
    },
    h(Avatar, { person: message.kind === 'posted' ? null : { id: message.author, name } }),
    h(
      'div',
      { class: 'body' },
      h(
        'header',
        null,
        h('strong', { class: 'name' }, name),
        h('time', { dateTime: new Date(message.at).toISOString() }, time),
        message.isPrivate ? h('span', { class: 'only-you' }, 'Only you see this') : null,
        message.isEdited ? h('span', null, message.kind === 'said' ? 'edited' : 'updated') : null,
        h(Menu, { message, channel, actions }),
      ),
      message.kind === 'posted'
        ? message.blocks.map((block, index) =>
            h(BlockItem, { key: index, block, press: (key: string) => actions.press(message.id, key) }),
          )
        : h(Words, { message, actions, isEditing }),
      children,
    ),
  );
}

type Said = Extract<MessageView, { kind: 'said' }>;

function Words({
  message,
  actions,
  isEditing,
}: {
  readonly message: Said;
  readonly actions: Actions;
  readonly isEditing: boolean;
}): ComponentChild {
  if (message.isDeleted) return h('p', { class: 'aside' }, 'This message was deleted.');
  if (!isEditing) return h('p', { class: 'words' }, message.words);
  return h(ComposeBox, {
    label: 'Edit your message',
    placeholder: '',
    words: message.words,
    isToBot: message.isToBot,
    submit: 'Save',
    send: (words: string, isToBot: boolean) => actions.saveEdit(message.id, words, isToBot),
    cancel: () => actions.edit(null),
  });
}

/** What's rarely done with a message, behind a small button. */
function Menu({
  message,
  channel,
  actions,
}: Omit<MessageItemProps, 'isEditing' | 'children'>): ComponentChild {
  const items =
    message.kind === 'posted'
      ? message.menu.map((control) =>
          h(ControlButton, {
            key: control.key,
            control,
            press: (key: string) => actions.press(message.id, key),
          }),
        )
      : saidItems(message, channel, actions);
  if (items.length === 0) return null;
  return h(
    'details',
    { class: 'menu', onClick: closesAfterPress, onKeyDown: closesByEscape, onFocusOut: closesWhenLeft },
    h('summary', { 'aria-label': 'More for this message' }, '⋯'),
    h('div', { class: 'controls' }, items),
  );
}

function closesAfterPress({ target, currentTarget }: Event): void {
  if (target instanceof HTMLButtonElement && currentTarget instanceof HTMLDetailsElement)
    closeMenu(currentTarget);
}

function closesByEscape(event: KeyboardEvent): void {
  const { key, currentTarget } = event;
  if (key !== 'Escape' || !(currentTarget instanceof HTMLDetailsElement) || !currentTarget.open) return;
  event.stopPropagation();
  closeMenu(currentTarget);
}

/** What had the focus in it is hidden now. */
function closeMenu(menu: HTMLDetailsElement): void {
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

function closesWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  if (!(currentTarget instanceof HTMLDetailsElement)) return;
  if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
}

function saidItems(message: Said, channel: ChannelView, actions: Actions): ComponentChild[] {
  if (message.isDeleted) return [];
  const item = (label: string, onClick: () => void) =>
    h('button', { key: label, type: 'button', class: 'control', onClick }, label);
  return [
    ...channel.actions.map(({ id, name }) => item(name, () => actions.act(message.id, id))),
    ...(message.author === channel.me.id
      ? [item('Edit', () => actions.edit(message.id)), item('Delete', () => actions.erase(message.id))]
      : []),
  ];
}
