import type { Handle } from '../../../src/adapters/chat/events.ts';
import type { Outcome } from '../../../src/adapters/chat/outcomes.ts';
import type { PartDelivery, Platform } from '../../../src/adapters/chat/platform.ts';
import { type Address, addressSchema, threadName } from './address.ts';
import { type Event, eventOf, type Trigger } from './inbound.ts';
import { failureOf } from './outcomes.ts';
import { type Part, render } from './render.ts';
import { openWire } from './wire.ts';

/** A platform with messages and buttons over a plain socket, and nothing more: no forms, edits or private messages. */
export function createMinimalPlatform(port: number): Platform<Address, Part, Trigger> {
  const wire = openWire(port);
  const running = new Set<Promise<unknown>>();
  let handle: Handle<Address, Trigger> | null = null;

  async function deliver(to: Address, part: Part, delivery: PartDelivery): Promise<Outcome<Address>> {
    const key = `${delivery.answer}-${delivery.part}`;
    const { channel, thread } = to;
    const reply = await wire.call('post', { channel, thread, key, ...part });
    if (reply.error !== undefined) return failureOf(reply);
    return { kind: 'delivered', id: reply.id ?? null, next: { ...to, thread: thread ?? reply.id ?? null } };
  }

  async function onEvent(payload: unknown): Promise<boolean> {
    const event: Event | null = eventOf(payload);
    if (event === null || handle === null) return event === null;
    const work = handle(event);
    running.add(work);
    return (await work.finally(() => running.delete(work))) === 'done';
  }

  return {
    id: 'minimal',
    capabilities: {
      forms: false,
      edits: false,
      privateMessages: false,
      privateNotes: false,
      settingsBy: 'members',
      mentionsOnly: false,
      acknowledgeWithin: 0,
    },
    addressSchema,
    async listen(given) {
      handle = given;
      await wire.connect(onEvent);
    },
    async stopListening() {
      handle = null;
      await Promise.allSettled(running);
    },
    close: async () => wire.close(),
    isReady: () => wire.isOpen(),
    standing: async ({ address }) => ({
      place: { id: address.channel, closed: false },
      link: null,
      runs: true,
      roles: [],
      guest: false,
      reads: async () => true,
    }),
    async earlier({ address: { channel, thread }, delivery: before }) {
      const { said } = await wire.call('history', { channel, thread, before });
      return said === undefined ? null : { messages: said, isWhole: true };
    },
    whyNotPost: async () => null,
    people: async () => new Map(),
    attach: async () => null,
    render,
    plainer: () => null,
    fallbacks: () => [],
    deliver,
    edit: async () => ({ kind: 'elsewhere', says: 'there are no edits' }),
    remove: async () => null,
    async find({ answer }, at) {
      const { found, error } = await wire.call('find', { channel: at.channel, answer });
      const parts = Object.entries(found ?? {}).map(([key, id]) => [Number(key.split('-')[1]), id] as const);
      const next = { ...at, thread: at.thread ?? parts[0]?.[1] ?? null };
      return { parts: new Map(parts), next, isCertain: error === undefined };
    },
    reopen: async (at) => ({ kind: 'delivered', id: null, next: at }),
    // Beside the message, in no thread of its own.
    noteTo: ({ address, delivery }) => ({
      ...address,
      thread: address.thread === delivery ? null : address.thread,
      isNote: true,
    }),
    threadOf: ({ channel, thread }) => (thread === null ? null : threadName(channel, thread)),
    channelOf: ({ channel }) => channel,
    pace: () => null,
    openForm: async () => ({ kind: 'never', says: 'there are no forms' }),
    async tell({ answer, conversation }, at) {
      const frame = {
        asked: null,
        isNote: true,
        hasMore: false,
        repeat: false,
        isEdit: false,
        now: 0,
      } as const;
      const around = { ...frame, address: at, pictures: new Map(), people: new Map() };
      let outcome: Outcome<Address> = { kind: 'delivered', id: null, next: at };
      for (const [part, message] of render(answer, { ...around, conversation }).entries())
        outcome = await deliver(at, message, {
          answer: `note-${Math.random()}`,
          part,
          parts: 1,
          at: 0,
          attempt: 0,
        });
      return outcome;
    },
  };
}
