import type { webApi } from '@slack/bolt';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Meter } from '../../core/assistant/meter.ts';
import type { Outgoing } from '../../core/store/documents.ts';
import { errorMessage } from '../log/error-message.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import { type Address, isDirect, threadName } from './address.ts';
import { type Brought, bringParts } from './bring-parts.ts';
import { isNotInstalled } from './access/installations.ts';
import type { Members } from './lookups/members.ts';
import { type MessagePlace, messagePlaceSchema } from './message-place.ts';
import type { Pauses } from './pause.ts';
import { postAlone } from './post-alone.ts';
import { postedBefore } from './find-posted.ts';
import { renderMessages, renderRestFailed, renderRestUnsaid, type SlackMessage } from './render/message.ts';
import { mentionedIn, peopleIn } from './render/people.ts';
import { note, type Respond } from './respond.ts';
import type { Upload, Uploaded } from './upload.ts';
import type { WriteMessage } from './wire/write-message.ts';

export type DeliverParts = {
  readonly client: webApi.WebClient;
  readonly write: WriteMessage;
  readonly assistant: Assistant;
  readonly tokenOf: (team: string | null, enterprise: string | null) => Promise<string>;
  readonly respond: Respond;
  readonly upload: Upload;
  readonly members: Members;
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

type GivenUp = Extract<NonNullable<Brought['failed']>, { kind: 'given-up' }>['fault'];

export function createDeliver({
  client,
  write,
  assistant,
  tokenOf,
  respond,
  upload,
  members,
  log,
  now,
  pauses,
  postEvery,
  retryAfter,
  meter,
}: DeliverParts): Deliver {
  /** Where the message is that a reply takes the place of; null where it is a new one, or its place is not known. */
  async function placeOf(
    workspace: string,
    conversation: string,
    { replaces }: Outgoing,
  ): Promise<MessagePlace | null> {
    if (replaces === null) return null;
    const known = await assistant.outbox.placeOf(workspace, conversation, replaces);
    return messagePlaceSchema.safeParse(known).data ?? null;
  }

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
    await write('chat.postMessage', token, {
      channel,
      ...(thread === null ? {} : { thread_ts: thread }),
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
      parse: 'none',
    }).catch((thrown: unknown) => log.warn(redact(`slack: nor could that be said: ${errorMessage(thrown)}`)));
  }

  return async (workspace, conversation, outgoing, address) => {
    const answer = outgoing.content;
    if (address === undefined || answer === null) {
      log.error(
        `slack: answer ${outgoing.answer} in the outbox cannot be read and was dropped; an older version of this program may have written it`,
      );
      return assistant.outbox.posted(workspace, conversation, outgoing.answer);
    }
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
    const edits = address.unshared ? null : await placeOf(workspace, conversation, outgoing);
    // What was pressed for an edit stands nowhere; the question above the message stays.
    const asked = outgoing.replaces === null || address.unshared ? address.asked : (edits?.asked ?? null);
    const people = await members.names(token, [...peopleIn(answer), ...mentionedIn(asked?.words ?? '')]);
    const render = (repeat: boolean, pictures: Uploaded) =>
      renderMessages(answer, {
        conversation,
        asked,
        unshared: address.unshared,
        tables: true,
        pictures,
        people,
        repeat,
        now: now(),
      });
    if (address.unshared) {
      const told = await alone(address, render(outgoing.tries > 0, noPictures));
      return told === 'stopped' ? null : assistant.outbox.posted(workspace, conversation, outgoing.answer);
    }
    const before =
      outgoing.tries === 0
        ? undefined
        : await postedBefore(client, token, address, outgoing.answer, outgoing.at);
    const pictures = await upload(answer, token);
    const messages = render(before?.kind === 'undecided' && edits === null, pictures);
    const { thread, parts, failed } = await bringParts(
      { client, write, log, pauses, retryAfter, postEvery, meter },
      {
        token,
        address,
        outgoing,
        messages,
        marked: () => render(true, pictures),
        out: before?.parts ?? new Map(),
        edits,
      },
    );
    switch (failed?.kind) {
      case undefined:
        break;
      case 'stopped':
        return null;
      case 'locked':
        log.error(`slack: answer ${outgoing.answer} waits (${failed.fault.error}): ${failed.fault.cure}`);
        return null;
      case 'given-up':
        explain(failed.fault, address.channel, outgoing.answer, parts.length);
        if (parts.length > 0) await markRest({ ...address, thread }, token);
        else if (
          edits === null &&
          (await alone(address, [note(whyAlone(failed.fault)), ...render(false, noPictures)])) === 'stopped'
        )
          return null;
    }
    const place: MessagePlace = { channel: edits?.channel ?? address.channel, parts: [...parts], asked };
    const out =
      thread === null && !isDirect(address.channel)
        ? {}
        : {
            thread: threadName(address.channel, thread),
            home: { ...address, thread, asked: null, responseUrl: null },
            ...(parts.length === 0 ? {} : { message: place }),
          };
    return assistant.outbox.posted(workspace, conversation, outgoing.answer, out);
  };
}

function whyAlone(fault: GivenUp): string {
  return fault.kind === 'outside'
    ? 'I am not in this channel, so only you see this. Invite me with `/invite @Tradeoff` and ask again, and the whole channel gets the answer.'
    : 'Slack does not let me post here, so only you see this.';
}
