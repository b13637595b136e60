import { readCommand } from '../chat/command-words.ts';
import type { Receipt } from '../chat/events.ts';
import { type Address, threadName, workspace } from './address.ts';
import { filledIn, type OpenForms } from './forms.ts';
import type { History } from './history/history.ts';
import type { ChatPerson } from './history/journal.ts';
import { type ChannelMessage, isSeenBy, rootOf, type SaidMessage } from './history/message.ts';
import type { Payload, Sender } from './payloads.ts';
import { personCalled, withPeopleMarked } from './people.ts';
import type { Trigger, WebEvent, WebSource } from './trigger.ts';

/** What became of something a page sent: `missing` if it's about something that isn't there, or isn't its sender's. */
export type Taken = Receipt | 'missing';

/** Everything that a page sends, as events; what people write is kept first, so that it's shown at once. */
export type Inbound = {
  say(person: ChatPerson, payload: Payload<'say'>): Promise<Taken>;
  edit(person: ChatPerson, payload: Payload<'edit'>): Promise<Taken>;
  erase(person: ChatPerson, payload: Payload<'erase'>): Promise<Taken>;
  press(person: ChatPerson, payload: Payload<'press'>): Promise<Taken>;
  action(person: ChatPerson, payload: Payload<'action'>): Promise<Taken>;
  /** @param keepForm called with the reason if the form has to stay open */
  form(person: ChatPerson, payload: Payload<'form'>, keepForm: (why: string) => void): Promise<Taken>;
};

export type InboundParts = {
  readonly history: History;
  readonly forms: OpenForms;
  readonly handle: (event: WebEvent) => Promise<Receipt>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** The bot's name, as people call it by an @. */
const botName = /(?<![\p{L}\p{N}@<.])@tradeoff(?![\p{L}\p{N}_-])[,:]?\s*/giu;
const commandName = /^\/tradeoff(?:\s+|$)/i;

export function createInbound({ history, forms, handle, now }: InboundParts): Inbound {
  const marked = (words: string): string =>
    withPeopleMarked(words.replace(botName, '').trim(), history.people());

  function seenBy(person: ChatPerson, id: string): ChannelMessage | undefined {
    const message = history.find(id);
    return message !== undefined && isSeenBy(message, person.id) ? message : undefined;
  }

  /** The author's own message, unless it was deleted. */
  function ownBy(person: ChatPerson, id: string): SaidMessage | undefined {
    const message = seenBy(person, id);
    return message?.kind === 'said' && message.author === person.id && !message.isDeleted
      ? message
      : undefined;
  }

  function sourceOf(
    person: ChatPerson,
    { window, zone }: Sender,
    delivery: string,
    where: Pick<Address, 'channel' | 'thread' | 'isPrivate'> & Partial<Address>,
  ): WebSource {
    const address: Address = { user: person.id, asked: null, ...where };
    const trigger: Trigger = { window, zone, address, keepForm: null };
    return { workspace, author: person.id, delivery, address, trigger, redelivers: true };
  }

  /** A message as the chat layer takes it, new or edited. */
  function writtenEvent(person: ChatPerson, message: SaidMessage, sender: Sender): WebEvent {
    const root = rootOf(message);
    const isPrivate = message.shownTo !== null;
    const where = { channel: message.channel, thread: root, isPrivate };
    const source = sourceOf(person, sender, message.id, where);
    const thread = threadName({ channel: message.channel, thread: root });
    const command = commandName.exec(message.words);
    if (command !== null) {
      const read = readCommand(marked(message.words.slice(command[0].length)));
      // In the middle of a thread that others read, a private answer is a conversation of its own.
      const isApart = isPrivate && history.find(root)?.shownTo === null;
      return {
        kind: 'command',
        source,
        conversation: isApart ? { kind: 'known', id: message.id } : { kind: 'thread', thread, starts: true },
        command: read.command,
        words: read.words,
      };
    }
    return {
      kind: 'message',
      source,
      conversation: { kind: 'thread', thread, starts: message.isToBot },
      audience: message.isToBot ? 'direct' : 'shared',
      words: marked(message.words),
      at: message.at,
      inThread: message.isToBot && message.thread !== null,
    };
  }

  /** Who sees what somebody writes: a private thread stays one, and a command may ask for a private answer. */
  function shownTo(person: ChatPerson, words: string, root: ChannelMessage | undefined): string | null {
    if (root !== undefined && root.shownTo !== null) return root.shownTo;
    const command = commandName.exec(words);
    const isPrivate = command !== null && readCommand(words.slice(command[0].length)).isPrivate;
    return isPrivate ? person.id : null;
  }

  return {
    async say(person, { id, channel, thread, words, isToBot, ...sender }) {
      const root = thread === null ? undefined : seenBy(person, thread);
      const before = history.find(id);
      if (thread !== null && (root === undefined || root.thread !== null)) return 'missing';
      if (before !== undefined && (before.kind !== 'said' || before.author !== person.id)) return 'missing';
      const visible = shownTo(person, words, root);
      const message: SaidMessage = before ?? {
        kind: 'said',
        id,
        channel,
        thread,
        shownTo: visible,
        at: now(),
        author: person.id,
        words,
        isToBot: isToBot || visible !== null || calls(words),
        edits: 0,
        isDeleted: false,
      };
      if (before === undefined) await history.put(message);
      return handle(writtenEvent(person, message, { ...sender, channel }));
    },

    async edit(person, { message: id, words, isToBot, ...sender }) {
      const before = ownBy(person, id);
      if (before === undefined) return 'missing';
      const edited: SaidMessage = {
        ...before,
        words,
        isToBot: isToBot || before.shownTo !== null || calls(words),
        edits: before.edits + 1,
      };
      await history.put(edited);
      const event = writtenEvent(person, edited, sender);
      // What a command asked stays as it is.
      if (event.kind !== 'message') return 'done';
      return handle({
        ...event,
        kind: 'edited',
        source: { ...event.source, delivery: `${id}:${edited.edits}` },
        message: id,
        wasToBot: before.isToBot,
      });
    },

    async erase(person, { message: id }) {
      const before = ownBy(person, id);
      if (before === undefined) return 'missing';
      const { channel } = before;
      const hasReplies = history.messages(channel).some((other) => other.thread === id);
      if (hasReplies) await history.put({ ...before, words: '', isDeleted: true });
      else await history.drop(id);
      const thread = threadName({ channel, thread: rootOf(before) });
      return handle({
        kind: 'deleted',
        workspace,
        conversation: { kind: 'thread', thread, starts: false },
        messages: [id],
        redelivers: true,
      });
    },

    async press(person, { id, message: pressed, key, ...sender }) {
      const message = seenBy(person, pressed);
      if (message?.kind !== 'posted') return 'missing';
      const { content, channel } = message;
      const press = controlsIn(message).find((control) => control.key === key)?.press ?? { kind: 'unknown' };
      const isPrivate = message.shownTo !== null && !content.isAloud;
      // What a note in no thread asks, and what's shown to the channel, begins a thread.
      const begins = press.kind === 'share' || (content.conversation === null && content.isAloud);
      const thread = begins ? null : rootOf(message);
      const source = sourceOf(person, sender, id, { channel, thread, isPrivate });
      return handle({
        kind: 'press',
        source,
        conversation: { kind: 'known', id: content.conversation ?? id },
        press,
      });
    },

    async action(person, { id, message: given, action, ...sender }) {
      const message = seenBy(person, given);
      if (message?.kind !== 'said') return 'missing';
      const { channel, author, words, shownTo: only } = message;
      const root = rootOf(message);
      const asked = { by: person.id, words, how: action } as const;
      return handle({
        kind: 'message-action',
        source: sourceOf(person, sender, id, { channel, thread: root, isPrivate: only !== null, asked }),
        conversation: { kind: 'thread', thread: threadName({ channel, thread: root }), starts: true },
        action,
        words: marked(words.replace(commandName, '')),
        message: message.id,
        writtenBy: author,
      });
    },

    async form(person, { id, form: name, filled, ...sender }, keepForm) {
      const open = forms.find(name, person.id);
      const where = open?.address ?? { channel: sender.channel, thread: null, isPrivate: false };
      const { channel, thread, isPrivate } = where;
      const source = sourceOf(person, sender, id, { channel, thread, isPrivate });
      const people = history.people();
      const known = people.map((one) => one.id);
      return handle({
        kind: 'form',
        source: { ...source, trigger: { ...source.trigger, keepForm } },
        conversation: { kind: 'known', id: open?.carries.conversation ?? id },
        ref: open?.carries.ref ?? 'outdated',
        filled: open === undefined ? {} : filledIn(open.form, filled, (given) => personCalled(given, people)),
        canShow: (one) => known.includes(one),
      });
    },
  };
}

/** Whether words call the bot by its name. */
function calls(words: string): boolean {
  return words.search(botName) >= 0 || commandName.test(words);
}

function controlsIn({ content: { blocks, menu } }: Extract<ChannelMessage, { kind: 'posted' }>) {
  return [
    ...blocks.flatMap((block) => {
      if (block.kind === 'source') return block.all === null ? [] : [block.all];
      return block.kind === 'controls' ? [...block.buttons, ...block.picks] : [];
    }),
    ...menu,
  ];
}
