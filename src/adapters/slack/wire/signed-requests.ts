import type { IncomingMessage, ServerOptions, ServerResponse } from 'node:http';
import type { HTTPReceiver, Logger } from '@slack/bolt';
import { signatureFault } from './signature.ts';

/*
 * Replaces: how Bolt's HTTPReceiver reads and verifies a request; wraps its public `requestListener`, and hands over the
 *   body as `rawBody`, which Bolt takes instead of reading the stream.
 * Gains: see signature.ts. Nothing unsigned reaches Bolt, and bodies are limited: Bolt buffers whatever anybody sends. A
 *   signed body of "null" is refused: Bolt reads properties of it outside any try, so the request would never be
 *   answered and the process would end.
 * Costs: one property of a public object, and reading the body.
 */

/** Bolt's path for everything Slack sends. */
const path = '/slack/events';

/** The largest body, in bytes: far more than Slack sends. A form's state, the largest, holds a hundred fields of 3,000 characters. */
const largestBody = 1_048_576;

/** The largest unsigned body that is looked into, in bytes: parsing a large one takes seconds. */
const largestUnsigned = 2_000;

/** Options of a server that closes connections whose request takes longer to arrive, in milliseconds. */
export function arrivingWithin(milliseconds: number): ServerOptions {
  return {
    headersTimeout: milliseconds,
    requestTimeout: milliseconds,
    connectionsCheckingInterval: milliseconds / 10,
  };
}

export type SignedRequestsParts = {
  readonly signingSecret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Pick<Logger, 'warn'>;
};

/** Reads requests ahead of Bolt, and passes on those that Slack signed. */
export function takeSignedRequests(
  receiver: HTTPReceiver,
  { signingSecret, now, logger }: SignedRequestsParts,
): void {
  const next = receiver.requestListener;
  const take = (request: IncomingMessage, response: ServerResponse, rawBody: Buffer): void => {
    const fault = signatureFault(rawBody, request.headers, signingSecret, now());
    if (fault === null) {
      if (!isNull(rawBody)) next(Object.assign(request, { rawBody }), response);
      else response.writeHead(400).end();
    } else if (asksForCertificate(rawBody)) response.writeHead(200).end();
    else {
      logger.warn(`refused a request: ${fault}`);
      response.writeHead(401).end();
    }
  };
  receiver.requestListener = (request, response) => {
    if (request.method !== 'POST') return next(request, response);
    // Bolt takes no other posts, and nothing unsigned may reach it.
    if (pathOf(request.url) !== path) return response.writeHead(404).end();
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > largestBody) request.destroy();
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

/** Now and then Slack asks without a signature whether the certificate is good. */
function asksForCertificate(body: Buffer): boolean {
  return body.length <= largestUnsigned && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}
