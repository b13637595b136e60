import PQueue from 'p-queue';
import type { Outgoing } from '../../core/store/documents.ts';
import { errorMessage } from '../log/error-message.ts';
import { redact } from '../log/redact.ts';
import { addressSchema } from './address.ts';
import { createDeliver, type DeliverParts } from './deliver.ts';
import type { TurnsFirst } from './turns-first.ts';

/** The one way out: every reply of the bot to a channel goes through here, one after another in each channel. */
export type Sender = {
  /** Queues the first reply of a thread's outbox; the ones behind it follow. */
  send(workspace: string, conversation: string, outgoing: Outgoing): void;
  /** Replies that wait or are being posted. */
  waiting(): number;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  /** Drops what is queued; it stays in the store. */
  clear(): void;
  /** Keeps what waits from being taken over by another process. */
  holdAll(): Promise<void>;
};

export type SenderParts = DeliverParts & { readonly turnsFirst: TurnsFirst };

export const platformId = 'slack';

/** Threads whose replies wait here at a time. Those beyond stay in the store, and are looked for when there is room. */
export const mostWaiting = 1_000;

export function createSender(parts: SenderParts): Sender {
  const { assistant, log, postEvery, turnsFirst } = parts;
  const deliver = createDeliver(parts);
  const queues = new Map<string, PQueue>();
  /** Threads whose reply waits or is being posted, and how many do: the next one may come before the last is noted. */
  const held = new Map<string, { workspace: string; conversation: string; replies: number }>();

  function queueOf(channel: string): PQueue {
    const known = queues.get(channel);
    if (known !== undefined) return known;
    const queue = new PQueue({ concurrency: 1, intervalCap: 1, interval: postEvery });
    queues.set(channel, queue);
    // Kept for one more interval, so that the pace holds over a short pause.
    queue.on('idle', () => {
      setTimeout(() => {
        if (queue.size + queue.pending === 0) queues.delete(channel);
      }, postEvery).unref();
    });
    return queue;
  }

  function send(workspace: string, conversation: string, outgoing: Outgoing): void {
    const address = addressSchema.safeParse(outgoing.address);
    const holding = `${workspace} ${conversation}`;
    if (held.size >= mostWaiting && !held.has(holding)) return;
    const replies = (held.get(holding)?.replies ?? 0) + 1;
    held.set(holding, { workspace, conversation, replies });
    const queue = queueOf(address.data?.channel ?? '');
    void queue
      .add(async () => {
        await turnsFirst.quiet();
        return deliver(workspace, conversation, outgoing, address.data);
      })
      .catch((fault: unknown) =>
        log.error(redact(`slack: answer ${outgoing.answer} stays in the outbox: ${errorMessage(fault)}`)),
      )
      .then((next) => {
        if (next !== null && next !== undefined) send(workspace, conversation, next);
        letGo(holding);
      });
  }

  function letGo(holding: string): void {
    const holds = held.get(holding);
    if (holds === undefined) return;
    if (holds.replies === 1) held.delete(holding);
    else held.set(holding, { ...holds, replies: holds.replies - 1 });
  }

  return {
    send,
    waiting: () => held.size,
    clear() {
      for (const queue of queues.values()) queue.clear();
      held.clear();
    },
    async idle() {
      while (held.size > 0) {
        await Promise.all([...queues.values()].map((queue) => queue.onIdle()));
        await new Promise((next) => setImmediate(next));
      }
    },
    async holdAll() {
      for (const { workspace, conversation } of [...held.values()])
        await assistant.outbox.hold(workspace, conversation);
    },
  };
}
