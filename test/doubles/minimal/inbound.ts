import { z } from 'zod';
import type { ChatEvent, EventSource, Press } from '../../../src/adapters/chat/events.ts';
import { type Address, threadName, workspace } from './address.ts';

/** Where a person is answered: they have no place of their own, so it's the address. */
export type Trigger = Address;
export type Event = ChatEvent<Address, Trigger>;

const base = {
  id: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  from: z.string(),
};
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), ...base, text: z.string(), mentions: z.boolean() }),
  z.object({ type: z.literal('press'), ...base, value: z.string(), label: z.string().optional() }),
]);
const valueSchema = z.tuple([z.string(), z.enum(['say', 'open']), z.string()]);

/** A payload as an event; null for one that can't be read. */
export function eventOf(payload: unknown): Event | null {
  const read = eventSchema.safeParse(payload).data;
  if (read === undefined) return null;
  const { channel, thread, from } = read;
  const root = thread ?? read.id;
  const address: Address = { user: from, asked: null, isPrivate: false, channel, thread: root };
  const source: EventSource<Address, Trigger> = {
    workspace,
    author: from,
    delivery: read.id,
    address,
    trigger: address,
    redelivers: true,
  };
  if (read.type === 'message')
    return {
      kind: 'message',
      source,
      conversation: { kind: 'thread', thread: threadName(channel, root), starts: read.mentions },
      audience: read.mentions ? 'direct' : 'shared',
      words: read.text,
    };
  const [conversation = '', kind = '', words = ''] = valueIn(read.value) ?? [];
  const press: Press = pressOf(kind, words, read.label);
  return { kind: 'press', source, conversation: { kind: 'known', id: conversation || read.id }, press };
}

function pressOf(kind: string, words: string, label: string | undefined): Press {
  if (kind === 'say') return label === undefined ? { kind, words } : { kind, words, label };
  return kind === 'open' ? { kind, ref: words } : { kind: 'unknown' };
}

function valueIn(value: string): z.infer<typeof valueSchema> | undefined {
  try {
    return valueSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
