import { type types, webApi } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { exchange } from '../../calls/exchange.ts';
import { readJson } from '../json.ts';
import { jsonOfBlocks } from '../render/json-of-blocks.ts';
import { type ClientParts, callTimeout, slackApi } from './client.ts';

/*
 * Replaces: `chat.postMessage` and `chat.update` of Slack's WebClient, the two calls every answer makes.
 * Gains: a fifth of a mention's CPU time. The client writes each message three more times to redact it for a debug log
 *   that is off, and encodes it as a form; this sends the JSON that was written to measure the message.
 * Costs: one documented request (https://docs.slack.dev/apis/web-api/#posting_json). Errors are the client's own, so
 *   that they are read alike.
 */

/** The arguments of `chat.postMessage` and `chat.update` that this program uses. */
export type MessageArguments = {
  readonly channel: string;
  readonly text: string;
  readonly blocks?: readonly types.KnownBlock[];
  readonly metadata?: { readonly event_type: string; readonly event_payload: object };
  readonly thread_ts?: string;
  /** Of the message to edit. */
  readonly ts?: string;
  readonly unfurl_links?: boolean;
  readonly unfurl_media?: boolean;
  readonly link_names: boolean;
  readonly parse: 'none';
};

/**
 * Posts a message, or edits one.
 *
 * @returns its `ts`
 * @throws what Slack's client throws
 */
export type WriteMessage = (
  method: 'chat.postMessage' | 'chat.update',
  token: string,
  message: MessageArguments,
) => Promise<string>;

const responseSchema = z.discriminatedUnion('ok', [
  z.looseObject({ ok: z.literal(true), ts: z.string() }),
  z.looseObject({ ok: z.literal(false), error: z.string() }),
]);

export function createWriteMessage(
  { apiUrl, logger }: Pick<ClientParts, 'apiUrl' | 'logger'>,
  dispatcher: Dispatcher,
): WriteMessage {
  const api = new URL(apiUrl ?? slackApi);
  return async (method, token, message) => {
    const { status, headers, bytes } = await exchange(dispatcher, {
      origin: api.origin,
      path: `${api.pathname}${method}`,
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: jsonOf(message),
      headersTimeout: callTimeout,
      bodyTimeout: callTimeout,
    }).catch((thrown: unknown) => {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      logger.warn('http request failed', error.message);
      throw new webApi.WebAPIRequestError(error);
    });
    const text = bytes.toString();
    if (status === 429) throw new webApi.WebAPIRateLimitedError(secondsIn(headers['retry-after']));
    if (status !== 200) throw new webApi.WebAPIHTTPError(status, '', {}, text);
    const { data } = responseSchema.safeParse(readJson(text));
    // A proxy's page, for example: whether Slack got the message is unknown.
    if (data === undefined) throw new webApi.WebAPIRequestError(new Error("the response isn't Slack's"));
    if (data.ok) return data.ts;
    throw new webApi.WebAPIPlatformError(data);
  };
}

function jsonOf({ blocks, ...rest }: MessageArguments): string {
  const json = JSON.stringify(rest);
  return blocks === undefined ? json : `${json.slice(0, -1)},"blocks":${jsonOfBlocks(blocks)}}`;
}

/** One second if Slack doesn't say: nothing was done, so trying again does no harm. */
function secondsIn(header: string | string[] | undefined): number {
  const seconds = Number.parseInt(String(header), 10);
  return Number.isNaN(seconds) ? 1 : seconds;
}
