import { readCommand } from '../../chat/command-words.ts';
import { threadName, workspace } from '../address.ts';
import type { ChatPerson } from '../history/journal.ts';
import { type ChannelMessage, type SaidMessage, threadRootOf } from '../history/message.ts';
import type { Payload, Sender } from '../payloads.ts';
import { callsBot, coreWords, type InboundParts, type PageReceipt, pageSource, seenBy } from './parts.ts';
import type { WebEvent } from './trigger.ts';

export type InboundMessages = {
  say(person: ChatPerson, payload: Payload<'say'>): Promise<PageReceipt>;
  edit(person: ChatPerson, payload: Payload<'edit'>): Promise<PageReceipt>;
  erase(person: ChatPerson, payload: Payload<'erase'>): Promise<PageReceipt>;
};

const commandName = /^\/tradeoff(?:\s+|$)/i;

/** What stands behind the command's name; undefined for words that are no command. */
function commandText(words: string): string | undefined {
  const [name] = commandName.exec(words) ?? [];
  return name === undefined ? undefined : words.slice(name.length);
}

/** Words without the command's name, if they begin with it. */
export function withoutCommand(words: string): string {
  return commandText(words) ?? words;
}

/** What people write: it's kept first, so that everybody sees it at once, then handed on. */
export function createInboundMessages({ history, handle, now }: InboundParts): InboundMessages {
  /** The author's own message, unless it was deleted. */
  function ownBy(person: ChatPerson, id: string): SaidMessage | undefined {
    const message = seenBy(history, person, id);
    const isOwn = message?.kind === 'said' && message.author === person.id && !message.isDeleted;
    return isOwn ? message : undefined;
  }

  /** A message as the chat layer takes it. */
  function eventOf(person: ChatPerson, message: SaidMessage, sender: Sender): WebEvent {
    const { id, channel, words, isToBot, shownTo, at } = message;
    const root = threadRootOf(message);
    const isPrivate = shownTo !== null;
    const source = pageSource(person, sender, id, { channel, thread: root, isPrivate });
    const thread = threadName({ channel, thread: root });
    const text = commandText(words);
    if (text === undefined)
      return {
        kind: 'message',
        source,
        conversation: { kind: 'thread', thread, starts: isToBot },
        audience: isToBot ? 'direct' : 'shared',
        words: coreWords(words, history),
        at,
        inThread: isToBot && message.thread !== null,
      };
    const read = readCommand(coreWords(text, history));
    // In the middle of a thread that others read, a private answer is a conversation of its own.
    const isApart = isPrivate && history.find(root)?.shownTo === null;
    return {
      kind: 'command',
      source,
      conversation: isApart ? { kind: 'known', id } : { kind: 'thread', thread, starts: true },
      command: read.command,
      words: read.words,
    };
  }

  /** Who sees what somebody writes: a private thread stays one, and a command may ask for a private answer. */
  function shownTo(person: ChatPerson, words: string, root: ChannelMessage | undefined): string | null {
    if (root !== undefined && root.shownTo !== null) return root.shownTo;
    const text = commandText(words);
    return text !== undefined && readCommand(text).isPrivate ? person.id : null;
  }

  const isForBot = (words: string, only: string | null): boolean =>
    only !== null || callsBot(words) || commandText(words) !== undefined;

  return {
    async say(person, { id, channel, thread, words, isToBot, ...sender }) {
      const root = thread === null ? undefined : seenBy(history, person, thread);
      const before = history.find(id);
      if (thread !== null && (root === undefined || root.thread !== null)) return 'missing';
      if (before !== undefined && (before.kind !== 'said' || before.author !== person.id)) return 'missing';
      const only = shownTo(person, words, root);
      const message: SaidMessage = before ?? {
        kind: 'said',
        id,
        channel,
        thread,
        shownTo: only,
        at: now(),
        author: person.id,
        words,
        isToBot: isToBot || isForBot(words, only),
        edits: 0,
        isDeleted: false,
      };
      if (before === undefined) await history.put(message);
      return handle(eventOf(person, message, { ...sender, channel }));
    },

    async edit(person, { message: id, words, isToBot, ...sender }) {
      const before = ownBy(person, id);
      if (before === undefined) return 'missing';
      const edited: SaidMessage = {
        ...before,
        words,
        isToBot: isToBot || isForBot(words, before.shownTo),
        edits: before.edits + 1,
      };
      await history.put(edited);
      const event = eventOf(person, edited, sender);
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
      const hasReplies = history.messages(channel).some(({ thread }) => thread === id);
      if (hasReplies) await history.put({ ...before, words: '', isDeleted: true });
      else await history.drop(id);
      const thread = threadName({ channel, thread: threadRootOf(before) });
      return handle({
        kind: 'deleted',
        workspace,
        conversation: { kind: 'thread', thread, starts: false },
        messages: [id],
        redelivers: true,
      });
    },
  };
}
