import type { Outgoing } from '../../core/store/documents.ts';
import type { Log } from '../log/log.ts';
import { type Address, isDirect } from './address.ts';
import { faultOf } from './outcomes.ts';
import type { MessagePlace } from './message-place.ts';
import { type Posted, type PostParts, post } from './post.ts';
import type { SlackMessage } from './render/message.ts';

export type BringParts = PostParts & {
  /** At most one message in this many milliseconds to one channel. */
  readonly postEvery: number;
};

export type BringJob = {
  readonly token: string;
  readonly address: Address;
  readonly outgoing: Pick<Outgoing, 'answer' | 'at'>;
  readonly messages: readonly SlackMessage[];
  /** The same with the mark of a repeat, for where it may be out already. */
  readonly marked: () => readonly SlackMessage[];
  /** `ts` of the parts that are out already. */
  readonly out: ReadonlyMap<number, string>;
  /** Where the message is that this one takes the place of; null for a new one. */
  readonly edits: MessagePlace | null;
};

/** How far a reply was brought. */
export type Brought = {
  /** The thread that it is in; null for a direct message. */
  readonly thread: string | null;
  /** `ts` of the parts that are there. */
  readonly parts: readonly string[];
  /** What kept the other parts from being posted; null where all are there. */
  readonly failed: Exclude<Posted, { kind: 'posted' | 'gone' }> | null;
};

/**
 * Posts the parts of a reply in order, or edits those of the message that it takes the place of: parts more are
 * posted behind them, parts fewer are deleted. Where one can be edited no more, all are posted anew.
 */
export async function bringParts(parts: BringParts, job: BringJob): Promise<Brought> {
  const { token, address, outgoing, messages, marked, out, edits } = job;
  const posted: string[] = [];
  let { thread } = address;
  for (const [part, message] of messages.entries()) {
    const old = edits?.parts[part];
    const done = old === undefined ? out.get(part) : undefined;
    if (part > 0 && done === undefined && !(await parts.pauses.wait(parts.postEvery)))
      return { thread, parts: posted, failed: { kind: 'stopped' } };
    const one: Posted =
      done === undefined
        ? await post(parts, {
            token,
            address: { ...address, channel: edits?.channel ?? address.channel, thread },
            outgoing,
            part,
            parts: messages.length,
            message,
            edits: old ?? null,
            marked: () => marked()[part] ?? message,
          })
        : { kind: 'posted', ts: done };
    if (one.kind === 'gone') {
      const anew = new Map([...out].filter(([, ts]) => edits?.parts.includes(ts) !== true));
      const brought = await bringParts(parts, { ...job, edits: null, out: anew });
      if (brought.failed === null) await remove(parts, token, edits, brought.parts);
      return brought;
    }
    if (one.kind !== 'posted') return { thread, parts: posted, failed: one };
    posted.push(one.ts);
    // A split answer that begins a thread goes on in it; a direct message stays as flat as it was.
    if (thread === null && !isDirect(address.channel)) thread = one.ts;
  }
  await remove(parts, token, edits, posted);
  return { thread, parts: posted, failed: null };
}

/** Deletes what is left of a message's parts. What cannot be deleted stays; nothing depends on it. */
async function remove(
  { client, log }: { readonly client: PostParts['client']; readonly log: Log },
  token: string,
  edits: MessagePlace | null,
  kept: readonly string[],
): Promise<void> {
  for (const ts of edits?.parts.filter((old) => !kept.includes(old)) ?? []) {
    try {
      await client.chat.delete({ token, channel: edits?.channel ?? '', ts });
    } catch (thrown) {
      const fault = faultOf(thrown);
      log.debug(`slack: an old part was not deleted (${'error' in fault ? fault.error : fault.kind})`);
    }
  }
}
