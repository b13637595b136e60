import { limits } from '../limits.ts';
import type { ChatPerson, Journal, JournalEntry } from './journal.ts';
import { type ChannelMessage, threadRootOf } from './message.ts';

export type ChannelState = { readonly at: number; readonly isGreeted: boolean };

/** What just changed; `people` for somebody new. */
export type HistoryChange =
  | { readonly kind: 'put'; readonly message: ChannelMessage }
  | { readonly kind: 'drop'; readonly message: ChannelMessage }
  | { readonly kind: 'people' };

/**
 * The messages that the chat page shows: for Slack and Discord, their own servers keep them. What threads need to go on
 * is in the store, like those of any platform.
 */
export type History = {
  /** Oldest first. */
  messages(channel: string): readonly ChannelMessage[];
  find(id: string): ChannelMessage | undefined;
  /** Adds a message, or replaces the one with its id. Resolves when it's kept and shown. @throws what the journal throws */
  put(message: ChannelMessage): Promise<void>;
  /** @throws what the journal throws */
  drop(id: string): Promise<void>;
  people(): readonly ChatPerson[];
  addPerson(person: ChatPerson): Promise<void>;
  /** @throws what the journal throws */
  dropPerson(id: string): Promise<void>;
  channels(): ReadonlyMap<string, ChannelState>;
  setChannel(name: string, state: ChannelState): Promise<void>;
  /** @returns what ends it */
  onChange(listener: (change: HistoryChange) => void): () => void;
  /** Forgets threads that have been silent for too long. @throws what the journal throws */
  expire(now: number): Promise<void>;
  /** Rewrites the journal without what was replaced or dropped. @throws what the journal throws */
  compact(): Promise<void>;
  close(): Promise<void>;
};

/** A journal with this many entries more than there is to keep is written anew. */
const mostStale = 500;

/** @throws what the journal throws */
export async function openHistory(journal: Journal): Promise<History> {
  const messages = new Map<string, ChannelMessage>();
  const people = new Map<string, ChatPerson>();
  const channels = new Map<string, ChannelState>();
  const listeners = new Set<(change: HistoryChange) => void>();

  function apply(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'put':
        messages.set(entry.message.id, entry.message);
        return;
      case 'drop':
        messages.delete(entry.id);
        return;
      case 'person':
        people.set(entry.person.id, entry.person);
        return;
      case 'person-gone':
        people.delete(entry.id);
        return;
      case 'channel':
        channels.set(entry.name, { at: entry.at, isGreeted: entry.isGreeted });
        return;
      default:
        entry satisfies never;
    }
  }

  async function keep(entry: JournalEntry): Promise<void> {
    await journal.append(entry);
    apply(entry);
  }

  function tell(change: HistoryChange): void {
    for (const listener of listeners) listener(change);
  }

  async function drop(id: string): Promise<void> {
    const message = messages.get(id);
    if (message === undefined) return;
    await keep({ kind: 'drop', id });
    tell({ kind: 'drop', message });
  }

  /** Threads by their first message, with the time of their last one; the longest silent first. */
  function threads(): readonly (readonly [root: string, last: number])[] {
    const last = new Map<string, number>();
    for (const message of messages.values()) {
      const root = threadRootOf(message);
      last.set(root, Math.max(last.get(root) ?? 0, message.at));
    }
    return [...last].sort(([, one], [, other]) => one - other);
  }

  async function dropThread(root: string): Promise<void> {
    for (const message of [...messages.values()]) if (threadRootOf(message) === root) await drop(message.id);
  }

  function everything(): JournalEntry[] {
    return [
      ...[...people.values()].map((person) => ({ kind: 'person' as const, person })),
      ...[...channels].map(([name, state]) => ({ kind: 'channel' as const, name, ...state })),
      ...[...messages.values()].map((message) => ({ kind: 'put' as const, message })),
    ];
  }

  for (const entry of journal.entries) apply(entry);
  if (journal.entries.length > everything().length + mostStale) await journal.rewrite(everything());

  return {
    messages: (channel) => [...messages.values()].filter((message) => message.channel === channel),
    find: (id) => messages.get(id),
    async put(message) {
      await keep({ kind: 'put', message });
      tell({ kind: 'put', message });
      const [oldest] = messages.size > limits.messages ? threads() : [];
      if (oldest !== undefined && oldest[0] !== threadRootOf(message)) await dropThread(oldest[0]);
    },
    drop,
    people: () => [...people.values()],
    async addPerson(person) {
      await keep({ kind: 'person', person });
      tell({ kind: 'people' });
    },
    async dropPerson(id) {
      await keep({ kind: 'person-gone', id });
      tell({ kind: 'people' });
    },
    channels: () => channels,
    setChannel: (name, state) => keep({ kind: 'channel', name, ...state }),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async expire(now) {
      for (const [root, last] of threads()) if (last + limits.keptFor < now) await dropThread(root);
    },
    compact: () => journal.rewrite(everything()),
    close: () => journal.close(),
  };
}
