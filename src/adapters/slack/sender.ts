import type { webApi } from '@slack/bolt';
import PQueue from 'p-queue';
import type { Assistant } from '../../core/assistant.ts';
import type { Outgoing } from '../../core/documents.ts';
import type { Meter } from '../../core/meter.ts';
import { answerSchema } from '../../core/stored-answer.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import { said } from '../log/said.ts';
import { type Address, addressSchema, isDirect, threadName } from './address.ts';
import type { Pauses } from './pause.ts';
import { type Posted, post } from './post.ts';
import { postedBefore } from './posted-before.ts';
import { renderMessages, renderRestFailed } from './render/message.ts';
import type { Respond } from './respond.ts';
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

export type SenderParts = {
  readonly client: webApi.WebClient;
  readonly assistant: Assistant;
  readonly tokenOf: (team: string | null, enterprise: string | null) => Promise<string>;
  readonly respond: Respond;
  readonly log: Log;
  readonly now: () => number;
  readonly pauses: Pauses;
  /** At most one message in this many milliseconds to one channel. */
  readonly postEvery: number;
  readonly retryAfter: number;
  readonly turnsFirst: TurnsFirst;
  readonly meter: Meter;
};

export const doorName = 'slack';

/** Threads whose replies wait here at a time. Those beyond stay in the store, and are looked for when there is room. */
export const mostWaiting = 1_000;

export function createSender({
  client,
  assistant,
  tokenOf,
  respond,
  log,
  now,
  pauses,
  postEvery,
  retryAfter,
  turnsFirst,
  meter,
}: SenderParts): Sender {
  const queues = new Map<string, PQueue>();
  const held = new Map<string, { workspace: string; conversation: string }>();

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
    held.set(holding, { workspace, conversation });
    const queue = queueOf(address.data?.channel ?? '');
    void queue
      .add(async () => {
        await turnsFirst.quiet();
        return deliver(workspace, conversation, outgoing, address.data);
      })
      .catch((fault: unknown) =>
        log.error(redact(`slack: answer ${outgoing.answer} stays in the outbox: ${said(fault)}`)),
      )
      .then((next) => {
        if (next !== null && next !== undefined) send(workspace, conversation, next);
        else held.delete(holding);
      });
  }

  /** Posts one reply whole. @returns the next one of the thread */
  async function deliver(
    workspace: string,
    conversation: string,
    outgoing: Outgoing,
    address: Address | undefined,
  ): Promise<Outgoing | null> {
    const answer = answerSchema.safeParse(outgoing.content);
    if (address === undefined || !answer.success) {
      log.error(
        `slack: answer ${outgoing.answer} in the outbox cannot be read and was dropped; an older version of this program may have written it`,
      );
      return assistant.outbox.posted(workspace, conversation, outgoing.answer);
    }
    const render = (repeat: boolean) =>
      renderMessages(answer.data, {
        conversation,
        asked: address.asked,
        unshared: address.unshared,
        tables: true,
        repeat,
        now: now(),
      });
    if (address.unshared) {
      await respond(address, render(false));
      return assistant.outbox.posted(workspace, conversation, outgoing.answer);
    }
    const token = await tokenOf(address.team, address.enterprise);
    const before =
      outgoing.tries === 0
        ? undefined
        : await postedBefore(client, token, address, outgoing.answer, outgoing.at);
    const messages = render(before?.kind === 'undecided');
    let thread = address.thread;
    for (const [part, message] of messages.entries()) {
      const done = before?.kind === 'found' ? before.parts.get(part) : undefined;
      if (part > 0 && done === undefined && !(await pauses.wait(postEvery))) return null;
      const posted: Posted =
        done === undefined
          ? await post(
              { client, log, pauses, retryAfter, meter },
              {
                token,
                address: { ...address, thread },
                outgoing,
                part,
                parts: messages.length,
                message,
                marked: () => render(true)[part] ?? message,
              },
            )
          : { kind: 'posted', ts: done };
      if (posted.kind === 'stopped') return null;
      if (posted.kind === 'given-up') {
        await giveUp(posted.fault, { ...address, thread }, outgoing, part, token, render(false));
        break;
      }
      // A split answer that begins a thread goes on in it; a direct message stays as flat as it was.
      if (thread === null && !isDirect(address.channel)) thread = posted.ts;
    }
    const out =
      thread === null && !isDirect(address.channel)
        ? {}
        : {
            thread: threadName(address.channel, thread),
            home: { ...address, thread, asked: null, responseUrl: null },
          };
    return assistant.outbox.posted(workspace, conversation, outgoing.answer, out);
  }

  async function giveUp(
    fault: Extract<Posted, { kind: 'given-up' }>['fault'],
    address: Address,
    outgoing: Outgoing,
    part: number,
    token: string,
    messages: ReturnType<typeof renderMessages>,
  ): Promise<void> {
    if (fault.kind === 'outside' && part === 0) {
      log.info(`slack: not in channel ${address.channel} (${fault.error}); answered the asker alone`);
      await respond({ ...address, unshared: true }, messages, 'outside');
      return;
    }
    const cure = fault.kind === 'refused' ? fault.cure : 'see the channel and the app’s settings';
    log.error(
      `slack: part ${part + 1} of answer ${outgoing.answer} was not posted (${fault.error}): ${cure}`,
    );
    if (part === 0) return;
    const { text, blocks } = renderRestFailed();
    await client.chat
      .postMessage({
        token,
        channel: address.channel,
        ...(address.thread === null ? {} : { thread_ts: address.thread }),
        text,
        blocks,
        unfurl_links: false,
        unfurl_media: false,
        link_names: false,
        parse: 'none',
      })
      .catch((thrown: unknown) => log.warn(redact(`slack: nor could that be said: ${said(thrown)}`)));
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
