import PQueue from 'p-queue';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import type { Outgoing } from '../../../core/store/documents.ts';
import type { Log } from '../../log/log.ts';
import type { ChatAddress } from '../address.ts';
import { faultLine } from '../intake/apologies.ts';
import type { Platform } from '../platform.ts';
import type { ThreadRef } from './post-at.ts';
import type { PostReply } from './post-reply.ts';
import type { Retry } from './retry.ts';
import type { TurnGate } from './turn-gate.ts';

/** The one way out: every reply to a thread goes through here, one after another in each thread. */
export type Delivery = {
  /** Posts the first reply of a thread's outbox and the ones behind it. What fails stays in the outbox. */
  send(thread: ThreadRef, outgoing: Outgoing): void;
  /** Threads whose replies wait or are being posted. */
  waiting(): number;
  /** How many more threads there is room for. */
  room(): number;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  /** Ends all waiting; what isn't posted stays in the store. */
  stop(): void;
  /** Keeps other processes from taking over what waits here. */
  holdAll(): Promise<void>;
};

export type DeliveryParts<A extends ChatAddress, P, T> = {
  readonly platform: Platform<A, P, T>;
  readonly assistant: Assistant;
  readonly postReply: PostReply<A>;
  readonly retry: Retry;
  readonly gate: TurnGate;
  readonly log: Log;
};

/** Threads whose replies wait here at a time. Those beyond stay in the store and are fetched when there is room. */
const mostWaiting = 1_000;

export function createDelivery<A extends ChatAddress, P, T>({
  platform,
  assistant,
  postReply,
  retry,
  gate,
  log,
}: DeliveryParts<A, P, T>): Delivery {
  /** Threads with replies under way, and how many: the next one may come before the last is recorded as posted. */
  const held = new Map<string, { readonly thread: ThreadRef; readonly replies: number }>();
  const queues = new Map<string, PQueue>();
  const running = new Set<Promise<void>>();
  const posting = new Set<Promise<unknown>>();
  const stopping = Promise.withResolvers<void>();
  let stopped = false;

  /** Runs at the pace of the place: a platform that doesn't pace itself gets one queue for each. */
  async function paced(address: A | undefined, task: () => Promise<void>): Promise<void> {
    const pace = address === undefined ? null : platform.pace(address);
    if (pace === null) return task();
    const known = queues.get(pace.queue);
    const queue = known ?? new PQueue({ concurrency: 1, intervalCap: 1, interval: pace.everyMs });
    if (known === undefined) {
      queues.set(pace.queue, queue);
      // Kept for one more interval, so that the pace holds over a short pause.
      queue.on('idle', () => {
        setTimeout(() => {
          if (queue.size + queue.pending === 0) queues.delete(pace.queue);
        }, pace.everyMs).unref();
      });
    }
    await queue.add(task);
  }

  async function tracked<R>(work: Promise<R>): Promise<R> {
    posting.add(work);
    try {
      return await work;
    } finally {
      posting.delete(work);
    }
  }

  async function post(thread: ThreadRef, outgoing: Outgoing): Promise<void> {
    const { workspace, conversation } = thread;
    const address = platform.addressSchema.safeParse(outgoing.address).data;
    let next: Outgoing | null = null;
    await paced(address, async () => {
      await gate.idle();
      if (stopped) return;
      const posted = await tracked(postReply(thread, outgoing, address));
      if (posted !== null)
        next = await assistant.outbox.posted(workspace, conversation, outgoing.answer, posted);
    }).catch((error: unknown) =>
      log.error(`${platform.id}: answer ${outgoing.answer} stays in the outbox: ${faultLine(error)}`),
    );
    if (next !== null) send(thread, next);
  }

  function send(thread: ThreadRef, outgoing: Outgoing): void {
    const name = `${thread.workspace} ${thread.conversation}`;
    const before = held.get(name);
    if (stopped || (held.size >= mostWaiting && before === undefined)) return;
    held.set(name, { thread, replies: (before?.replies ?? 0) + 1 });
    const run = post(thread, outgoing).finally(() => {
      running.delete(run);
      const now = held.get(name);
      if (now === undefined || now.replies === 1) held.delete(name);
      else held.set(name, { thread, replies: now.replies - 1 });
    });
    running.add(run);
  }

  return {
    send,
    waiting: () => held.size,
    room: () => mostWaiting - held.size,
    async idle() {
      while (running.size > 0 && !stopped)
        await Promise.race([Promise.allSettled(running), stopping.promise]);
      await Promise.allSettled(posting);
    },
    stop() {
      stopped = true;
      retry.stop();
      for (const queue of queues.values()) queue.clear();
      stopping.resolve();
    },
    async holdAll() {
      for (const { thread } of [...held.values()])
        await assistant.outbox.hold(thread.workspace, thread.conversation);
    },
  };
}
