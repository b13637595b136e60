import { z } from 'zod';
import type { ChatEvent, Press } from '../../../src/adapters/chat/events.ts';
import { type Address, threadName, workspace } from './address.ts';

/** Where a person is answered: they have no place of their own, so it's the address. */
export type Trigger = Address;
export type Event = ChatEvent<Address, Trigger>;

const common = {
  id: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  from: z.string(),
  /** The message that is edited or deleted. */
  message: z.string().optional(),
};
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), ...common, text: z.string(), mentions: z.boolean() }),
  z.object({ type: z.literal('edit'), ...common, text: z.string(), mentions: z.boolean() }),
  z.object({ type: z.literal('delete'), ...common }),
  z.object({ type: z.literal('press'), ...common, value: z.string(), label: z.string().optional() }),
  z.object({ type: z.literal('joined'), ...common, at: z.number() }),
]);
const valueSchema = z.tuple([z.string(), z.enum(['say', 'open', 'more']), z.string()]);

/** A payload as an event; null for one that can't be read. */
export function eventOf(payload: unknown): Event | null {
  const read = eventSchema.safeParse(payload).data;
  if (read === undefined) return null;
  const { channel, thread, from, id, message = id } = read;
  const root = thread ?? message;
  const address: Address = { user: from, asked: null, isPrivate: false, channel, thread: root };
  const base = { workspace, redelivers: true };
  if (read.type === 'joined')
    return { kind: 'joined', ...base, address: { ...address, thread }, at: read.at };
  const source = { ...base, author: from, delivery: id, address, trigger: address };
  const threadAt = { kind: 'thread', thread: threadName(channel, root) } as const;
  if (read.type === 'delete')
    return { kind: 'deleted', ...base, conversation: { ...threadAt, starts: false }, messages: [message] };
  if (read.type !== 'press') {
    const conversation = { ...threadAt, starts: read.mentions };
    const written = {
      source,
      conversation,
      audience: read.mentions ? 'direct' : 'shared',
      words: read.text,
      inThread: read.mentions && thread !== null,
    } as const;
    return read.type === 'message'
      ? { kind: 'message', ...written }
      : { kind: 'edited', ...written, message, wasToBot: false };
  }
  const [conversation = '', kind = '', words = ''] = valueIn(read.value) ?? [];
  const press: Press = pressOf(kind, words, read.label);
  return { kind: 'press', source, conversation: { kind: 'known', id: conversation || read.id }, press };
}

function pressOf(kind: string, words: string, label: string | undefined): Press {
  if (kind === 'say') return label === undefined ? { kind, words } : { kind, words, label };
  if (kind === 'more') return { kind: 'unfold', answer: words, what: 'rest' };
  return kind === 'open' ? { kind, ref: words } : { kind: 'unknown' };
}

function valueIn(value: string): z.infer<typeof valueSchema> | undefined {
  try {
    return valueSchema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
