import type { IncomingMessage, ServerOptions, ServerResponse } from 'node:http';
import type { HTTPReceiver, Logger } from '@slack/bolt';
import { signatureFault } from './signature.ts';

/** Bolt's path for all that Slack sends. */
const path = '/slack/events';

/** The largest body, in bytes; far more than Slack sends: a form's state, the largest, holds some hundred fields of 3,000 characters. */
const most = 1_048_576;

/** What is looked into though nobody signed it, in bytes: looking through a large one takes seconds. */
const mostUnsigned = 2_000;

/** A server that lets go of connections whose request takes longer to arrive, in milliseconds. */
export function arrivingWithin(milliseconds: number): ServerOptions {
  return {
    headersTimeout: milliseconds,
    requestTimeout: milliseconds,
    connectionsCheckingInterval: milliseconds / 10,
  };
}

/**
 * Reads what Slack sends ahead of Bolt, and hands on what Slack signed. A body that is too large is broken off, as
 * anybody could fill the memory otherwise. Bolt's own check, which is off, compares through two more signatures with
 * random keys, which takes a tenth of a mention's time; and it lets requests from the future through. A signed body
 * that says "null" is refused: Bolt looks into it where nothing catches what it throws, so that the request would never
 * be answered and the program would end.
 */
export function takeSignedRequests(
  receiver: HTTPReceiver,
  { signingSecret, now, logger }: { signingSecret: string; now: () => number; logger: Pick<Logger, 'warn'> },
): void {
  const next = receiver.requestListener;
  const take = (request: IncomingMessage, response: ServerResponse, rawBody: Buffer): void => {
    const fault = signatureFault(rawBody, request.headers, signingSecret, now());
    if (fault === null) {
      // Bolt takes a body that was read already from here.
      if (!isNull(rawBody)) next(Object.assign(request, { rawBody }), response);
      else response.writeHead(400).end();
    } else if (asksForCertificate(rawBody)) response.writeHead(200).end();
    else {
      logger.warn(`a request was refused: ${fault}`);
      response.writeHead(401).end();
    }
  };
  receiver.requestListener = (request, response) => {
    if (request.method !== 'POST') return next(request, response);
    // Bolt takes nothing else that is posted, and nothing unsigned may come to it.
    if (pathOf(request.url) !== path) return response.writeHead(404).end();
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => take(request, response, Buffer.concat(chunks)));
  };
}

function pathOf(url: string | undefined): string {
  return url === path ? path : new URL(url ?? '/', 'http://localhost').pathname;
}

function isNull(body: Buffer): boolean {
  if (body.length > 200) return false;
  const text = body.toString();
  return [text, new URLSearchParams(text).get('payload') ?? ''].some((one) => one.trim() === 'null');
}

/** Slack asks now and then, with no signature, whether the certificate is good. A long body is not even looked at. */
function asksForCertificate(body: Buffer): boolean {
  return body.length <= mostUnsigned && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}
