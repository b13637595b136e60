import type { RawFile } from 'discord.js';
import type { Outgoing } from '../../core/store/documents.ts';
import type { PostedReply } from '../../core/threads/outbox.ts';
import type { Log } from '../log/log.ts';
import type { Address, MessagePlace } from './address.ts';
import { failureOf } from './failure.ts';
import type { FirstWord } from './first-word.ts';
import { limits } from './limits.ts';
import type { Clock } from './parts.ts';
import type { Components } from './render.ts';
import type { Wire } from './wire.ts';

/** One message of a reply, and whom it tells. */
export type Part = {
  readonly page: Components;
  readonly files: RawFile[];
  readonly pings: readonly string[];
};

export type Sent = { readonly kind: 'out'; readonly posted: PostedReply } | { readonly kind: 'never' };

/** The calls that bring one reply out. Each may be made again after a crash; errors are the wire's. */
export type Sending = {
  /**
   * Posts a reply where its address says.
   *
   * @param word the first response that the reply has to be
   */
  send(address: Address, parts: readonly Part[], outgoing: Outgoing, word?: FirstWord): Promise<Sent>;
  /** Edits what is there. A message that is gone, or may not be edited any more, is posted anew. */
  edit(place: MessagePlace, parts: readonly Part[], outgoing: Outgoing): Promise<Sent>;
};

/** More messages than this in a thread since a crash, and a repeat is likelier than a search worth its calls. */
const searched = 50;

export function createSending({ wire, log, clock }: { wire: Wire; log: Log; clock: Clock }): Sending {
  async function send(
    address: Address,
    parts: readonly Part[],
    outgoing: Outgoing,
    word?: FirstWord,
  ): Promise<Sent> {
    switch (address.kind) {
      case 'thread': {
        const thread = await threadOf(address);
        if (thread === null) {
          const ids = await intoChannel(address.channel, address.message, parts, outgoing);
          return { kind: 'out', posted: out(address.channel, ids, address) };
        }
        const ids = await intoChannel(thread, null, parts, outgoing);
        return { kind: 'out', posted: { thread, ...out(thread, ids, address) } };
      }
      case 'channel': {
        const ids = await intoChannel(address.channel, address.answers, parts, outgoing);
        return { kind: 'out', posted: out(address.channel, ids, address) };
      }
      case 'response': {
        const { channel } = address;
        const before = await (word === undefined
          ? outAlready(channel, parts.length, outgoing, true)
          : respondWith(word, channel, parts, outgoing));
        const ids = await goOn(before, channel, null, parts, outgoing);
        return { kind: 'out', posted: out(channel, ids, address) };
      }
      case 'interaction':
        return byToken(address, parts, outgoing);
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

  /** @returns the ids of the messages; null for one that was out before and is not found */
  async function intoChannel(
    channel: string,
    answers: string | null,
    parts: readonly Part[],
    outgoing: Outgoing,
  ): Promise<readonly (string | null)[]> {
    return goOn(await outAlready(channel, parts.length, outgoing), channel, answers, parts, outgoing);
  }

  /**
   * Gives the first part as the first response.
   *
   * @returns what is out then; where it may be and is not known, it is looked up
   */
  async function respondWith(
    word: FirstWord,
    channel: string,
    parts: readonly Part[],
    outgoing: Outgoing,
  ): Promise<readonly (string | null | undefined)[]> {
    const [first] = parts;
    if (first === undefined) return [];
    try {
      return [await wire.show(word.to, first.page, first.files, first.pings)];
    } catch (error) {
      const { means, says } = failureOf(error);
      log.warn(`interaction ${word.to.id}: ${says}`);
      if (means !== 'done' && means !== 'later') {
        word.giveBack();
        return [];
      }
      return outAlready(channel, parts.length, { ...outgoing, tries: outgoing.tries + 1 }, true);
    }
  }

  /** @param before what is out already */
  async function goOn(
    before: readonly (string | null | undefined)[],
    channel: string,
    answers: string | null,
    parts: readonly Part[],
    outgoing: Outgoing,
  ): Promise<readonly (string | null)[]> {
    const ids: (string | null)[] = [];
    for (const [index, part] of parts.entries()) {
      ids.push(
        index < before.length
          ? (before[index] ?? null)
          : await postOpen(channel, index, index === 0 ? answers : null, part, outgoing),
      );
    }
    return ids;
  }

  function postOpen(
    channel: string,
    index: number,
    answers: string | null,
    { page, files, pings }: Part,
    { answer }: Outgoing,
  ): Promise<string> {
    const nonce = `${answer}-${index}`.slice(0, limits.nonce);
    return opened(channel, () => wire.post(channel, page, { nonce, answers, pings }, files));
  }

  /** Makes a call; where the thread is archived, it is opened again first. */
  async function opened(thread: string, call: () => Promise<string>): Promise<string> {
    try {
      return await call();
    } catch (error) {
      const { means, says } = failureOf(error);
      if (means !== 'reopen') throw error;
      log.info(`thread ${thread}: ${says}`);
      await reopen(thread);
      return call();
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
   * The parts of a reply that are out, as far as they are found; none are missing before the last. Within the
   * nonce's time Discord itself drops repeats; after it, a reply whose posting was begun before is looked for once.
   *
   * @param responds true where it may be out as a first response, which has no nonce
   */
  async function outAlready(
    channel: string,
    count: number,
    { tries, at, answer }: Outgoing,
    responds = false,
  ): Promise<readonly (string | undefined)[]> {
    if (tries === 0 || (!responds && clock.now() - at < limits.nonceHeldMs)) return [];
    const seen = (await wire.recent(channel, searched)).filter(({ text }) => text.includes(answer));
    if (count === 1) return seen.slice(0, 1).map(({ id }) => id);
    const found = Array.from(
      { length: count },
      (_, index) => seen.find(({ text }) => text.includes(`Part ${index + 1} of ${count}`))?.id,
    );
    return found.slice(0, found.findLastIndex((id) => id !== undefined) + 1);
  }

  async function edit(place: MessagePlace, parts: readonly Part[], outgoing: Outgoing): Promise<Sent> {
    const { channel } = place;
    const ids: string[] = [];
    let before: readonly (string | undefined)[] | undefined;
    for (const [index, part] of parts.entries()) {
      const there = place.parts[index];
      const edited = there === undefined ? null : await editOpen(channel, there, part);
      if (edited !== null) {
        ids.push(edited);
        continue;
      }
      before ??= await outAlready(channel, parts.length, outgoing);
      ids.push(before[index] ?? (await postOpen(channel, index, null, part, outgoing)));
    }
    for (const surplus of place.parts.slice(parts.length)) await removeOpen(channel, surplus);
    return { kind: 'out', posted: { message: { ...place, parts: ids } } };
  }

  /** @returns null where the message is gone, or may not be edited any more */
  async function editOpen(channel: string, message: string, { page, files }: Part): Promise<string | null> {
    try {
      return await opened(channel, () => wire.edit(channel, message, page, files));
    } catch (error) {
      const { means, says } = failureOf(error);
      if (means !== 'elsewhere') throw error;
      log.info(`message ${message} is not edited: ${says}`);
      return null;
    }
  }

  /** Takes a part away that is no longer needed. One that cannot be taken away stays, and is logged. */
  async function removeOpen(channel: string, message: string): Promise<void> {
    try {
      await wire.remove(channel, message);
    } catch (error) {
      const { means, says } = failureOf(error);
      if (means === 'later') throw error;
      log.info(`message ${message} is not taken away: ${says}`);
    }
  }

  async function byToken(
    address: Extract<Address, { kind: 'interaction' }>,
    parts: readonly Part[],
    { answer }: Outgoing,
  ): Promise<Sent> {
    if (clock.now() >= address.until) {
      log.warn(
        `reply ${answer} is not out: its interaction is older than 15 minutes, so nothing can reach its asker`,
      );
      return { kind: 'never' };
    }
    const [first, ...rest] = parts;
    if (first !== undefined) await wire.editOriginal(address, first.page, first.files, first.pings);
    for (const { page, files, pings } of rest)
      await wire.followUp(address, page, address.private, files, pings);
    return { kind: 'out', posted: {} };
  }

  return { send, edit };
}

/** Where the messages are, and where the next one of the conversation goes: beside them, without the question's frame. */
function out(
  channel: string,
  ids: readonly (string | null)[],
  { above, foot, tools }: Pick<Address, 'above' | 'foot' | 'tools'>,
): PostedReply {
  const home: Address = { kind: 'channel', channel, answers: null, above: null, foot: null, tools };
  const parts = ids.flatMap((id) => id ?? []);
  if (parts.length < ids.length || parts.length === 0) return { destination: home };
  const message: MessagePlace = { channel, parts, above, foot, tools };
  return { destination: home, message };
}
