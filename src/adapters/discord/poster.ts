import type { RawFile } from 'discord.js';
import type { Answer } from '../../core/answer.ts';
import type { Assistant } from '../../core/assistant.ts';
import type { Outgoing } from '../../core/documents.ts';
import type { Meter } from '../../core/meter.ts';
import type { Posted } from '../../core/outbox.ts';
import { answerSchema } from '../../core/stored-answer.ts';
import type { Pictures } from '../chart/pictures.ts';
import type { Log } from '../log/log.ts';
import { type Address, addressSchema } from './address.ts';
import { type Attachments, attachmentsOf, filesFor, noAttachments } from './attachments.ts';
import { failureOf } from './failure.ts';
import { limits } from './limits.ts';
import type { Clock } from './parts.ts';
import { type Components, renderMessages } from './render.ts';
import { toolsOf } from './tools.ts';
import type { Wire } from './wire.ts';

/** Posts committed replies: the one way out. */
export type Poster = {
  /** Posts a reply and those of the same thread that follow it. What fails stays in the outbox; nothing is thrown. */
  post(thread: Thread, outgoing: Outgoing): Promise<void>;
  /** Threads whose replies are being posted. */
  waiting(): number;
  /** Resolves when nothing is being posted. */
  idle(): Promise<void>;
};

/** Whose outbox a reply is in. */
type Thread = { readonly workspace: string; readonly conversation: string };

/** One message of a reply. */
type Part = { readonly page: Components; readonly files: RawFile[] };

type Sent =
  | { readonly kind: 'out'; readonly posted: Posted }
  | { readonly kind: 'never' }
  | { readonly kind: 'later' };

/** Threads whose replies are posted at a time. Those beyond stay in the store, and are looked for when there is room. */
export const mostWaiting = 1_000;

/** Well below the time for which an outbox is held. */
const holdEveryMs = 10_000;
/** More messages than this in a thread since a crash, and a repeat is likelier than a search worth its calls. */
const searched = 50;

export function createPoster({
  wire,
  assistant,
  pictures,
  log,
  clock,
  meter,
}: {
  wire: Wire;
  assistant: Assistant;
  pictures: Pick<Pictures, 'png'>;
  log: Log;
  clock: Clock;
  meter: Meter;
}): Poster {
  const running = new Set<Promise<void>>();

  async function postAll({ workspace, conversation }: Thread, first: Outgoing): Promise<void> {
    const release = clock.every(
      holdEveryMs,
      () => void assistant.outbox.hold(workspace, conversation).catch(() => undefined),
    );
    try {
      let next: Outgoing | null = first;
      while (next !== null) {
        const sent = await send(conversation, next);
        if (sent.kind === 'later') return;
        next = await assistant.outbox.posted(
          workspace,
          conversation,
          next.answer,
          sent.kind === 'out' ? sent.posted : undefined,
        );
      }
    } catch (error) {
      log.warn(
        `what was posted in ${conversation} could not be kept (${failureOf(error).says}); it is looked at again in a while`,
      );
    } finally {
      release();
    }
  }

  async function send(conversation: string, outgoing: Outgoing): Promise<Sent> {
    const address = addressSchema.safeParse(outgoing.address);
    const answer = answerSchema.safeParse(outgoing.content);
    if (!address.success || !answer.success) {
      log.error(
        `reply ${outgoing.answer} of ${conversation} was stored by another version and cannot be posted; it is dropped, and its question can be asked again`,
      );
      return { kind: 'never' };
    }
    const deliver = (attachments: Attachments): Promise<Sent> => {
      const pages = renderMessages(answer.data, {
        conversation,
        above: address.data.above,
        foot: address.data.foot,
        tools: toolsOf(address.data.tools, conversation, answer.data.id),
        attachments,
      });
      const parts = pages.map((page): Part => ({ page, files: filesFor(page, attachments) }));
      return sendTo(address.data, parts, outgoing, answer.data);
    };
    const attachments = await attachmentsOf(answer.data, pictures);
    try {
      return await deliver(attachments).catch((error: unknown) => {
        const { means, says } = failureOf(error);
        if (attachments.size === 0 || means === 'later') throw error;
        log.warn(`reply ${outgoing.answer} of ${conversation} goes out without its picture: ${says}`);
        return deliver(noAttachments);
      });
    } catch (error) {
      const { means, says } = failureOf(error);
      log[means === 'later' ? 'warn' : 'error'](
        `reply ${outgoing.answer} of ${conversation} is not out: ${says}`,
      );
      if (means === 'later') meter.retried('discord', 'unknown');
      return means === 'later' ? { kind: 'later' } : { kind: 'never' };
    }
  }

  async function sendTo(
    address: Address,
    pages: readonly Part[],
    outgoing: Outgoing,
    answer: Answer,
  ): Promise<Sent> {
    switch (address.kind) {
      case 'thread': {
        const thread = await threadOf(address);
        await intoChannel(
          thread ?? address.channel,
          thread === null ? address.message : null,
          pages,
          outgoing,
          answer,
        );
        return { kind: 'out', posted: thread === null ? {} : { thread, home: homeIn(thread, address) } };
      }
      case 'channel':
        await intoChannel(address.channel, address.answers, pages, outgoing, answer);
        return { kind: 'out', posted: {} };
      case 'interaction':
        return byToken(address, pages, outgoing);
    }
  }

  /** The thread of a message; null where it cannot have one here. */
  async function threadOf({
    channel,
    message,
    name,
  }: Extract<Address, { kind: 'thread' }>): Promise<string | null> {
    try {
      return await wire.openThread(channel, message, name);
    } catch (error) {
      const { means, says } = failureOf(error);
      if (means === 'done') return message;
      if (means !== 'elsewhere') throw error;
      log.warn(`no thread in channel ${channel}: ${says}`);
      return null;
    }
  }

  async function intoChannel(
    channel: string,
    answers: string | null,
    pages: readonly Part[],
    outgoing: Outgoing,
    answer: Answer,
  ): Promise<void> {
    const out = await outAlready(channel, pages.length, outgoing);
    for (const [index, page] of pages.entries()) {
      if (index < out) continue;
      const options = {
        nonce: `${answer.id}-${index}`.slice(0, limits.nonce),
        answers: index === 0 ? answers : null,
      };
      await postOpen(channel, page, options);
    }
  }

  /** Posts; an archived thread is opened again first. */
  async function postOpen(
    channel: string,
    { page, files }: Part,
    options: Parameters<Wire['post']>[2],
  ): Promise<void> {
    try {
      await wire.post(channel, page, options, files);
    } catch (error) {
      const { means, says } = failureOf(error);
      if (means !== 'reopen') throw error;
      log.info(`thread ${channel}: ${says}`);
      await reopen(channel);
      await wire.post(channel, page, options, files);
    }
  }

  async function reopen(thread: string): Promise<void> {
    try {
      await wire.reopenThread(thread);
    } catch (error) {
      log.warn(`thread ${thread} cannot be opened again; if it is locked, a moderator has to unlock it`);
      throw error;
    }
  }

  /**
   * How many parts of a reply are out. Within the nonce's time Discord itself drops repeats; after it, a reply
   * whose posting was begun before is looked for once.
   */
  async function outAlready(
    channel: string,
    parts: number,
    { tries, at, answer }: Outgoing,
  ): Promise<number> {
    if (tries === 0 || clock.now() - at < limits.nonceHeldMs) return 0;
    const seen = await wire.recent(channel, searched);
    const texts = seen.filter(({ text }) => text.includes(answer)).map(({ text }) => text);
    if (parts === 1) return texts.length > 0 ? 1 : 0;
    for (let part = parts; part > 0; part--)
      if (texts.some((text) => text.includes(`Part ${part} of ${parts}`))) return part;
    return 0;
  }

  async function byToken(
    address: Extract<Address, { kind: 'interaction' }>,
    pages: readonly Part[],
    { answer }: Outgoing,
  ): Promise<Sent> {
    if (clock.now() >= address.until) {
      log.warn(
        `reply ${answer} is not out: its interaction is older than 15 minutes, so nothing can reach its asker`,
      );
      return { kind: 'never' };
    }
    const [first, ...rest] = pages;
    if (first !== undefined) await wire.editOriginal(address, first.page, first.files);
    for (const { page, files } of rest) await wire.followUp(address, page, address.private, files);
    return { kind: 'out', posted: {} };
  }

  return {
    async post(thread, outgoing) {
      if (running.size >= mostWaiting) return;
      const run = postAll(thread, outgoing);
      running.add(run);
      try {
        await run;
      } finally {
        running.delete(run);
      }
    },
    waiting: () => running.size,
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** Where a thread's further messages go, once it is there. */
function homeIn(thread: string, { tools }: Address): Address {
  return { kind: 'channel', channel: thread, answers: null, above: null, foot: null, tools };
}
