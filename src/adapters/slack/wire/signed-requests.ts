import type { IncomingMessage, ServerOptions, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { HTTPReceiver, Logger } from '@slack/bolt';
import { createBodies } from './bodies.ts';
import { createSeldom } from './seldom.ts';
import { headersFault, signatureFault } from './signature.ts';

/*
 * Replaces: how Bolt's HTTPReceiver reads and verifies a request; wraps its public `requestListener`, and hands over the
 *   body as `rawBody`, which Bolt takes instead of reading the stream.
 * Gains: see signature.ts. Nothing unsigned reaches Bolt, most of it isn't even read, and what's read at a time is
 *   limited: Bolt buffers 4 MB of whatever anybody sends. A signed body that isn't an object is refused: Bolt reads
 *   properties of it outside any try, so the request would never be answered and the process would end.
 * Costs: one property of a public object, reading the body, and knowing how Bolt parses it.
 */

/** Bolt's path for everything Slack sends. */
const path = '/slack/events';

/**
 * In bytes. The largest body is far more than Slack sends: a form's state, the largest, holds a hundred fields of 3,000
 * characters. With `mostConnections`, at most 64 MB are held at a time.
 */
const bodyLimits = { largest: 1_048_576, each: 16_384, shared: 33_554_432 };

/**
 * Connections at a time. Slack sends each request at once, and a mention as two: 500 mentions in the same second take a
 * thousand.
 */
export const mostConnections = 2_000;

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
  const bodies = createBodies(bodyLimits);
  const warn = createSeldom((line) => logger.warn(line), now);

  function refuse(response: ServerResponse, status: number, fault: string): void {
    warn(`refused a request: ${fault}`);
    // Closing the connection discards an unread body.
    response.writeHead(status, { connection: 'close' }).end();
  }

  function take(request: IncomingMessage, response: ServerResponse, rawBody: Buffer): void {
    const fault = signatureFault(rawBody, request.headers, signingSecret, now());
    if (fault === null) {
      if (isReadable(rawBody, request.headers['content-type']))
        next(Object.assign(request, { rawBody }), response);
      else refuse(response, 400, 'its body is not an object, though Slack signed it');
    } else if (asksForCertificate(rawBody)) response.writeHead(200).end();
    else refuse(response, 401, fault);
  }

  receiver.requestListener = (request, response) => {
    if (request.method !== 'POST') return next(request, response);
    // Bolt takes no other posts, and nothing unsigned may reach it.
    if (pathOf(request.url) !== path) return response.writeHead(404, { connection: 'close' }).end();
    const fault = headersFault(request.headers, now());
    if (fault !== null && !mayAskForCertificate(request)) return refuse(response, 401, fault);
    bodies.read(
      { request, response },
      {
        whole: (body) => take(request, response, body),
        cut: (status) =>
          refuse(response, status, status === 413 ? 'its body is too large' : 'too much arrives at a time'),
      },
      fault === null ? bodyLimits.largest : largestUnsigned,
    );
  };
}

function pathOf(url: string | undefined): string {
  return url === path ? path : new URL(url ?? '/', 'http://localhost').pathname;
}

/** Whether Bolt gets an object of it, by its own way of parsing. */
function isReadable(body: Buffer, type: string | undefined): boolean {
  if (type !== 'application/x-www-form-urlencoded') return isObject(body);
  const { payload } = parse(body.toString());
  return typeof payload !== 'string' || isObject(Buffer.from(payload));
}

const whitespace = new Set(Buffer.from(' \t\r\n'));
const brace = '{'.charCodeAt(0);

/** Whether it's a JSON object. What begins like one is one or doesn't parse, which Bolt answers by itself. */
function isObject(json: Buffer): boolean {
  return json.find((byte) => !whitespace.has(byte)) === brace;
}

/** Now and then Slack asks without a signature whether the certificate is good. */
function mayAskForCertificate({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? Number.NaN) <= largestUnsigned;
}

function asksForCertificate(body: Buffer): boolean {
  return body.length <= largestUnsigned && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}
