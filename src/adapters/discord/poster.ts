import type { Answer } from '../../core/answer/answer.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Outgoing } from '../../core/store/documents.ts';
import type { Pictures } from '../chart/pictures.ts';
import type { Log } from '../log/log.ts';
import { type Address, addressSchema, type MessagePlace, placeSchema } from './address.ts';
import { type Attachments, attachmentsOf, filesFor, noAttachments } from './attachments.ts';
import { failureOf } from './failure.ts';
import type { FirstWord } from './first-word.ts';
import type { Clock } from './parts.ts';
import { pingsOf, toldBy } from './pings.ts';
import { renderMessages } from './render.ts';
import { createSending, type Part, type Sent } from './sending.ts';
import { toolsOf } from './tools.ts';
import type { Wire } from './wire.ts';

/** Posts committed replies: the one way out. */
export type Poster = {
  /**
   * Posts a reply and those of the same thread that follow it. What fails stays in the outbox; nothing is thrown.
   *
   * @param word the first response to the interaction that asked for it, which the reply can be
   */
  post(thread: Thread, outgoing: Outgoing, word?: FirstWord): Promise<void>;
  /** Resolves when nothing is being posted of a thread. */
  quiet(thread: Thread): Promise<void>;
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
  const running = new Map<Promise<void>, Thread>();
  const sending = createSending({ wire, log, clock });

  async function postAll(thread: Thread, first: Outgoing, word: FirstWord | undefined): Promise<void> {
    const { workspace, conversation } = thread;
    const release = clock.every(
      holdEveryMs,
      () => void assistant.outbox.hold(workspace, conversation).catch(() => undefined),
    );
    try {
      let next: Outgoing | null = first;
      while (next !== null) {
        const sent: Sent | 'later' = await post(thread, next, next === first ? word : undefined);
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
  async function post(
    thread: Thread,
    outgoing: Outgoing,
    word: FirstWord | undefined,
  ): Promise<Sent | 'later'> {
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
    const deliver = async (attachments: Attachments, reply: Outgoing): Promise<Sent> => {
      const parts = (frame: Framed) => partsOf(conversation, frame, answer, reply, attachments);
      if (place !== null) return sending.edit(place, parts(place), reply);
      const claimed = await word?.claim();
      const to = { ...address.data, above: claimed === 'question' ? null : address.data.above };
      return sending.send(to, parts(to), reply, claimed === 'answer' ? word : undefined);
    };
    const attachments = await attachmentsOf(answer, pictures);
    try {
      return await deliver(attachments, outgoing).catch((error: unknown) => {
        const { means, says } = failureOf(error);
        if (attachments.size === 0 || means === 'later') throw error;
        log.warn(`reply ${outgoing.answer} of ${conversation} goes out without its picture: ${says}`);
        // Its first part may be out.
        return deliver(noAttachments, { ...outgoing, tries: outgoing.tries + 1 });
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
    async post(thread, outgoing, word) {
      if (running.size >= mostWaiting) return;
      const run = postAll(thread, outgoing, word);
      running.set(run, thread);
      try {
        await run;
      } finally {
        running.delete(run);
      }
    },
    async quiet({ workspace, conversation }) {
      for (const [run, thread] of running)
        if (thread.conversation === conversation && thread.workspace === workspace) await run;
    },
    waiting: () => running.size,
    async idle() {
      while (running.size > 0) await Promise.allSettled(running.keys());
    },
  };
}

type Framed = Pick<Address, 'above' | 'foot' | 'tools'>;

/** The messages of a reply. What takes the place of another tells nobody, wherever it is posted. */
function partsOf(
  conversation: string,
  { above, foot, tools }: Framed,
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
