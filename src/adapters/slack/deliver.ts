import type { webApi } from '@slack/bolt';
import type { Assistant } from '../../core/assistant.ts';
import type { Outgoing } from '../../core/documents.ts';
import type { Meter } from '../../core/meter.ts';
import { answerSchema } from '../../core/stored-answer.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import { said } from '../log/said.ts';
import { type Address, isDirect, threadName } from './address.ts';
import { isNotInstalled } from './installations.ts';
import type { Pauses } from './pause.ts';
import { type Posted, post } from './post.ts';
import { postAlone } from './post-alone.ts';
import { postedBefore } from './posted-before.ts';
import { renderMessages, renderRestFailed, renderRestUnsaid, type SlackMessage } from './render/message.ts';
import { note, type Respond } from './respond.ts';
import type { Upload, Uploaded } from './upload.ts';

export type DeliverParts = {
  readonly client: webApi.WebClient;
  readonly assistant: Assistant;
  readonly tokenOf: (team: string | null, enterprise: string | null) => Promise<string>;
  readonly respond: Respond;
  readonly upload: Upload;
  readonly log: Log;
  readonly now: () => number;
  readonly pauses: Pauses;
  /** At most one message in this many milliseconds to one channel. */
  readonly postEvery: number;
  readonly retryAfter: number;
  readonly meter: Meter;
};

/**
 * Brings one reply whole, and takes it out of the outbox.
 *
 * @param address undefined where it cannot be read
 * @returns the next reply of the thread; null where there is none, and where this one has to stay in the outbox
 */
export type Deliver = (
  workspace: string,
  conversation: string,
  outgoing: Outgoing,
  address: Address | undefined,
) => Promise<Outgoing | null>;

/** What only one person sees has its charts in characters: a file in it is not known to be shown. */
const noPictures: Uploaded = new Map();

type GivenUp = Extract<Posted, { kind: 'given-up' }>['fault'];

export function createDeliver({
  client,
  assistant,
  tokenOf,
  respond,
  upload,
  log,
  now,
  pauses,
  postEvery,
  retryAfter,
  meter,
}: DeliverParts): Deliver {
  function explain(fault: GivenUp, channel: string, answer: string, part: number): void {
    if (fault.kind === 'outside' && part === 0) {
      log.info(`slack: not in channel ${channel} (${fault.error}); answered the asker alone`);
      return;
    }
    const cure = fault.kind === 'refused' ? fault.cure : 'see the channel and the app’s settings';
    log.error(`slack: part ${part + 1} of answer ${answer} was not posted (${fault.error}): ${cure}`);
  }

  async function markRest({ channel, thread }: Address, token: string): Promise<void> {
    const { text, blocks } = renderRestFailed();
    await client.chat
      .postMessage({
        token,
        channel,
        ...(thread === null ? {} : { thread_ts: thread }),
        text,
        blocks,
        unfurl_links: false,
        unfurl_media: false,
        link_names: false,
        parse: 'none',
      })
      .catch((thrown: unknown) => log.warn(redact(`slack: nor could that be said: ${said(thrown)}`)));
  }

  return async (workspace, conversation, outgoing, address) => {
    const answer = answerSchema.safeParse(outgoing.content);
    if (address === undefined || !answer.success) {
      log.error(
        `slack: answer ${outgoing.answer} in the outbox cannot be read and was dropped; an older version of this program may have written it`,
      );
      return assistant.outbox.posted(workspace, conversation, outgoing.answer);
    }
    const render = (repeat: boolean, pictures: Uploaded) =>
      renderMessages(answer.data, {
        conversation,
        asked: address.asked,
        unshared: address.unshared,
        tables: true,
        pictures,
        repeat,
        now: now(),
      });
    const alone = (to: Address, messages: readonly SlackMessage[]) =>
      postAlone(
        { respond, log, pauses, now, postEvery, retryAfter, meter },
        {
          answer: outgoing.answer,
          at: outgoing.at,
          address: to,
          messages,
          rest: (from) => renderRestUnsaid(outgoing.answer, { conversation, ...to }, from, messages.length),
        },
      );
    const token = await tokenOf(address.team, address.enterprise).catch((fault: unknown) => {
      if (isNotInstalled(fault)) return null;
      throw fault;
    });
    if (token === null) {
      log.info(`slack: answer ${outgoing.answer} was dropped: the app was taken out of its workspace`);
      return assistant.outbox.posted(workspace, conversation, outgoing.answer);
    }
    if (address.unshared) {
      const told = await alone(address, render(outgoing.tries > 0, noPictures));
      return told === 'stopped' ? null : assistant.outbox.posted(workspace, conversation, outgoing.answer);
    }
    const before =
      outgoing.tries === 0
        ? undefined
        : await postedBefore(client, token, address, outgoing.answer, outgoing.at);
    const pictures = await upload(answer.data, token);
    const messages = render(before?.kind === 'undecided', pictures);
    let thread = address.thread;
    for (const [part, message] of messages.entries()) {
      const done = before?.parts.get(part);
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
                marked: () => render(true, pictures)[part] ?? message,
              },
            )
          : { kind: 'posted', ts: done };
      if (posted.kind === 'stopped') return null;
      if (posted.kind === 'locked') {
        log.error(`slack: answer ${outgoing.answer} waits (${posted.fault.error}): ${posted.fault.cure}`);
        return null;
      }
      if (posted.kind === 'given-up') {
        const { fault } = posted;
        explain(fault, address.channel, outgoing.answer, part);
        if (part > 0) await markRest({ ...address, thread }, token);
        else if ((await alone(address, [note(whyAlone(fault)), ...render(false, noPictures)])) === 'stopped')
          return null;
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
  };
}

function whyAlone(fault: GivenUp): string {
  return fault.kind === 'outside'
    ? 'I am not in this channel, so only you see this. Invite me with `/invite @Tradeoff` and ask again, and the whole channel gets the answer.'
    : 'Slack does not let me post here, so only you see this.';
}
