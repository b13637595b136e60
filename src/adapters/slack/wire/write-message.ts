import { type types, webApi } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { exchange } from '../../calls/exchange.ts';
import { type ClientParts, callTakesAtMost, slackApi } from './client.ts';
import { jsonOfBlocks } from '../render/json-of-blocks.ts';

/** Arguments of `chat.postMessage` and `chat.update`: what this program says of a message. */
export type Written = {
  readonly channel: string;
  readonly text: string;
  readonly blocks?: readonly types.KnownBlock[];
  readonly metadata?: { readonly event_type: string; readonly event_payload: object };
  readonly thread_ts?: string;
  /** Of the message that is edited. */
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
 * @throws what Slack's client throws, so that it is read alike
 */
export type WriteMessage = (
  method: 'chat.postMessage' | 'chat.update',
  token: string,
  message: Written,
) => Promise<string>;

const answerSchema = z.discriminatedUnion('ok', [
  z.looseObject({ ok: z.literal(true), ts: z.string() }),
  z.looseObject({ ok: z.literal(false), error: z.string() }),
]);

/**
 * The two calls that every answer makes, as JSON (https://docs.slack.dev/apis/web-api/#posting_json). Slack's client
 * takes a fifth of all time for them: it writes each message three more times, to redact it for a log that nobody asked
 * for, and encodes it as a form. All other calls are the client's.
 */
export function createWriteMessage(
  { apiUrl, logger }: Pick<ClientParts, 'apiUrl' | 'logger'>,
  dispatcher: Dispatcher,
): WriteMessage {
  const api = new URL(apiUrl ?? slackApi);
  return async (method, token, message) => {
    const response = await exchange(dispatcher, {
      origin: api.origin,
      path: `${api.pathname}${method}`,
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: jsonOfMessage(message),
      headersTimeout: callTakesAtMost,
      bodyTimeout: callTakesAtMost,
    }).catch((error: unknown) => {
      const fault = error instanceof Error ? error : new Error(String(error));
      logger.warn('http request failed', fault.message);
      throw new webApi.WebAPIRequestError(fault);
    });
    const { status, headers } = response;
    const text = response.bytes.toString();
    if (status === 429) throw new webApi.WebAPIRateLimitedError(secondsIn(headers['retry-after']));
    if (status !== 200) throw new webApi.WebAPIHTTPError(status, '', {}, text);
    const answer = answerSchema.safeParse(jsonOf(text)).data ?? { ok: false, error: text };
    if (answer.ok) return answer.ts;
    throw new webApi.WebAPIPlatformError(answer);
  };
}

function jsonOfMessage({ blocks, ...rest }: Written): string {
  const json = JSON.stringify(rest);
  return blocks === undefined ? json : `${json.slice(0, -1)},"blocks":${jsonOfBlocks(blocks)}}`;
}

/** A second where Slack does not say: nothing was done, so it may be tried again. */
function secondsIn(header: string | string[] | undefined): number {
  const seconds = Number.parseInt(String(header), 10);
  return Number.isNaN(seconds) ? 1 : seconds;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
