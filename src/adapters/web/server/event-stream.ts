import type { ServerResponse } from 'node:http';
import type { EventStream } from './exchange.ts';
import { securityHeaders } from './security-headers.ts';

/** How many bytes may wait for a reader before it's cut off; it comes back and reads anew. */
const mostWaiting = 4_000_000;
/** Milliseconds between two signs of life, for proxies that close what is silent. */
const beatEvery = 20_000;
/** Milliseconds after which a browser comes back. */
const comeBackAfter = 1_000;

/** Sends server-sent events as a reply. */
export function openEventStream(response: ServerResponse): EventStream {
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': 'text/event-stream',
    // For proxies that would collect the events.
    'x-accel-buffering': 'no',
  });
  response.write(`retry: ${comeBackAfter}\n\n`);
  const beat = setInterval(() => response.write(':\n\n'), beatEvery);
  beat.unref();
  response.once('close', () => clearInterval(beat));
  return {
    send(name, data) {
      if (response.destroyed || response.writableLength > mostWaiting) {
        response.destroy();
        return false;
      }
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      return true;
    },
    end: () => void response.end(),
    onEnd: (ended) => void response.once('close', ended),
  };
}
