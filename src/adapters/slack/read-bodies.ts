import type { ServerOptions } from 'node:http';
import type { HTTPReceiver } from '@slack/bolt';

/** Bolt's path for all that Slack sends. */
const path = '/slack/events';

/** The largest body, in bytes; far more than Slack sends: a form's state, the largest, holds some hundred fields of 3,000 characters. */
const most = 1_048_576;

/** A server that lets go of connections whose request takes longer to arrive, in milliseconds. */
export function arrivingWithin(milliseconds: number): ServerOptions {
  return {
    headersTimeout: milliseconds,
    requestTimeout: milliseconds,
    connectionsCheckingInterval: milliseconds / 10,
  };
}

/**
 * Reads what Slack sends ahead of Bolt, which checks its signature then. A body that is too large is broken off, as
 * anybody could fill the memory otherwise. One that says "null" is refused: Bolt looks into it where nothing catches
 * what it throws, so that the request would never be answered and the program would end; only who has the signing
 * secret gets that far.
 */
export function readBodies(receiver: HTTPReceiver): void {
  const next = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (request.method !== 'POST' || pathOf(request.url) !== path) return next(request, response);
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      // Bolt takes a body that was read already from here.
      const rawBody = Buffer.concat(chunks);
      if (!isNull(rawBody)) return next(Object.assign(request, { rawBody }), response);
      response.writeHead(400).end();
    });
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
