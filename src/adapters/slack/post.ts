import type { webApi } from '@slack/bolt';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Outgoing } from '../../core/store/documents.ts';
import type { Log } from '../log/log.ts';
import type { Address } from './address.ts';
import { type Fault, faultOf } from './outcomes.ts';
import { limits } from './limits.ts';
import { backoff, type Pauses } from './pause.ts';
import { metadataType, postedBefore } from './find-posted.ts';
import type { SlackMessage } from './render/message.ts';
import { hasPicture, plainer } from './render/plainer.ts';
import type { WriteMessage } from './wire/write-message.ts';

/** How posting one message ended. */
export type Posted =
  | { readonly kind: 'posted'; readonly ts: string }
  | { readonly kind: 'given-up'; readonly fault: Extract<Fault, { kind: 'outside' | 'refused' | 'blocks' }> }
  /** The app is shut out for now; the reply stays in the outbox. */
  | { readonly kind: 'locked'; readonly fault: Extract<Fault, { kind: 'locked' }> }
  /** The message that was to be edited cannot be: it is deleted, or Slack lets nobody edit it any more. */
  | { readonly kind: 'gone' }
  /** A shut-down came first; the reply stays in the outbox. */
  | { readonly kind: 'stopped' };

export type PostParts = {
  readonly client: webApi.WebClient;
  readonly write: WriteMessage;
  readonly log: Log;
  readonly pauses: Pauses;
  /** First wait after a failure, in milliseconds; it doubles up to half a minute. */
  readonly retryAfter: number;
  readonly meter: Meter;
};

export type PostJob = {
  readonly token: string;
  readonly address: Address;
  readonly outgoing: Pick<Outgoing, 'answer' | 'at'>;
  readonly part: number;
  readonly parts: number;
  readonly message: SlackMessage;
  /** `ts` of the message that it takes the place of; null for a new one. */
  readonly edits: string | null;
  /** The same message with the mark of a repeat, for where it may be out already. */
  readonly marked: () => SlackMessage;
};

const longestWait = 30_000;

/** https://docs.slack.dev/reference/methods/chat.update, errors. */
const goneErrors = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/**
 * Posts one message, or edits one, and sees it through: waits as long as Slack asks, tries again while Slack is
 * away, makes the message plainer where its blocks are refused, and looks before it repeats a post of unknown
 * outcome. An edit may be repeated: it is the same edit.
 */
export async function post(
  { client, write, log, pauses, retryAfter, meter }: PostParts,
  job: PostJob,
): Promise<Posted> {
  const { token, address, outgoing, part, parts, edits } = job;
  let message = job.message;
  let unready = 0;
  let unknown = false;
  for (let tries = 0; ; tries++) {
    if (unknown && edits === null) {
      const before = await postedBefore(client, token, address, outgoing.answer, outgoing.at);
      const ts = before.parts.get(part);
      if (ts !== undefined) return { kind: 'posted', ts };
      if (before.kind === 'undecided') message = job.marked();
    }
    try {
      const said = {
        channel: address.channel,
        text: message.text,
        ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
        link_names: false,
        parse: 'none' as const,
        metadata: { event_type: metadataType, event_payload: { answer: outgoing.answer, part, parts } },
      };
      const ts =
        edits === null
          ? await write('chat.postMessage', token, {
              ...said,
              ...(address.thread === null ? {} : { thread_ts: address.thread }),
              unfurl_links: false,
              unfurl_media: false,
            })
          : await write('chat.update', token, { ...said, ts: edits });
      return { kind: 'posted', ts };
    } catch (thrown) {
      const fault = faultOf(thrown);
      switch (fault.kind) {
        case 'blocks': {
          if (fault.file && hasPicture(message) && unready < limits.fileTries) {
            if (!(await pauses.wait(backoff(unready++, retryAfter / 2, longestWait))))
              return { kind: 'stopped' };
            continue;
          }
          const next = plainer(message);
          if (next === null) return { kind: 'given-up', fault };
          log.warn(
            `slack: blocks of answer ${outgoing.answer} were refused (${fault.error}); posting it plainer`,
          );
          message = next;
          continue;
        }
        case 'locked':
          return { kind: 'locked', fault };
        case 'outside':
        case 'refused':
          if (edits !== null && goneErrors.has(fault.error)) return { kind: 'gone' };
          return { kind: 'given-up', fault };
        case 'limited':
          meter.retried('slack', 'limited');
          if (!(await pauses.wait(fault.wait))) return { kind: 'stopped' };
          continue;
        case 'unreached':
        case 'unknown':
          unknown ||= fault.kind === 'unknown';
          meter.retried('slack', fault.kind);
          if (!(await pauses.wait(backoff(tries, retryAfter, longestWait)))) return { kind: 'stopped' };
      }
    }
  }
}
