import type { Answer } from '../../core/answer.ts';
import type { Assistant } from '../../core/assistant.ts';
import type { Outgoing } from '../../core/documents.ts';
import type { Meter } from '../../core/meter.ts';
import type { Pictures } from '../chart/pictures.ts';
import type { Log } from '../log/log.ts';
import { type Address, addressSchema, type MessagePlace, placeSchema } from './address.ts';
import { type Attachments, attachmentsOf, filesFor, noAttachments } from './attachments.ts';
import { failureOf } from './failure.ts';
import type { Clock } from './parts.ts';
import { pingsOf, toldBy } from './pings.ts';
import { renderMessages } from './render.ts';
import { createSending, type Part, type Sent } from './sending.ts';
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

/** Threads whose replies are posted at a time. Those beyond stay in the store, and are looked for when there is room. */
export const mostWaiting = 1_000;

/** Well below the time for which an outbox is held. */
const holdEveryMs = 10_000;

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
  const sending = createSending({ wire, log, clock });

  async function postAll(thread: Thread, first: Outgoing): Promise<void> {
    const { workspace, conversation } = thread;
    const release = clock.every(
      holdEveryMs,
      () => void assistant.outbox.hold(workspace, conversation).catch(() => undefined),
    );
    try {
      let next: Outgoing | null = first;
      while (next !== null) {
        const sent = await post(thread, next);
        if (sent === 'later') return;
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

  /** @throws what the store throws */
  async function post(thread: Thread, outgoing: Outgoing): Promise<Sent | 'later'> {
    const { conversation } = thread;
    const address = addressSchema.safeParse(outgoing.address);
    const answer = outgoing.content;
    if (!address.success || answer === null) {
      log.error(
        `reply ${outgoing.answer} of ${conversation} was stored by another version and cannot be posted; it is dropped, and its question can be asked again`,
      );
      return { kind: 'never' };
    }
    const place = await placeOf(thread, outgoing);
    const deliver = (attachments: Attachments): Promise<Sent> => {
      const parts = partsOf(conversation, place ?? address.data, answer, outgoing, attachments);
      return place === null
        ? sending.send(address.data, parts, outgoing)
        : sending.edit(place, parts, outgoing);
    };
    const attachments = await attachmentsOf(answer, pictures);
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
      return means === 'later' ? 'later' : { kind: 'never' };
    }
  }

  /** Where the message is that a reply takes the place of; null where it is a new one, or that is not known. */
  async function placeOf(
    { workspace, conversation }: Thread,
    { replaces }: Outgoing,
  ): Promise<MessagePlace | null> {
    if (replaces === null) return null;
    const kept = await assistant.outbox.placeOf(workspace, conversation, replaces);
    return placeSchema.safeParse(kept).data ?? null;
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

/** The messages of a reply. What takes the place of another tells nobody, wherever it is posted. */
function partsOf(
  conversation: string,
  { above, foot, tools }: Pick<Address, 'above' | 'foot' | 'tools'>,
  answer: Answer,
  { replaces }: Outgoing,
  attachments: Attachments,
): readonly Part[] {
  const told = replaces === null ? toldBy(answer) : [];
  return renderMessages(answer, {
    conversation,
    above,
    foot,
    tools: toolsOf(tools, conversation, answer.id),
    attachments,
  }).map((page) => ({
    page,
    files: filesFor(page, attachments),
    pings: pingsOf(page, told, above),
  }));
}
