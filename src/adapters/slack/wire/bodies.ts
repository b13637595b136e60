import type { IncomingMessage, ServerResponse } from 'node:http';

/** How much of requests is kept in memory at a time, in bytes. */
export type BodyLimits = {
  /** The largest body. */
  readonly largest: number;
  /** What each connection may send, however much the others do. */
  readonly each: number;
  /** What all of them together may send beyond that. */
  readonly shared: number;
};

/** Status of the response to a body that wasn't read to its end: too large, or too much at a time. */
export type Cut = 413 | 503;

type Arriving = { size: number; readonly cut: (status: Cut) => void };

export type Bodies = {
  /**
   * Reads the body of a request, which counts until it's answered. One of the two functions is called, once; neither if
   * the sender gives up.
   *
   * @param most bytes, if fewer than the largest are wanted
   */
  read(
    exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
    then: { readonly whole: (body: Buffer) => void; readonly cut: (status: Cut) => void },
    most?: number,
  ): void;
};

/**
 * Reads bodies within limits. Where they don't fit together, the largest one that's still arriving is cut off, so that
 * whoever sends huge ones is in the way of nobody else.
 */
export function createBodies({ largest, each, shared }: BodyLimits): Bodies {
  const arriving = new Set<Arriving>();
  let held = 0;

  return {
    read({ request, response }, { whole, cut }, most = largest) {
      const declared = Number(request.headers['content-length'] ?? Number.NaN);
      if (declared > most) {
        cut(413);
        return;
      }
      let body: Buffer = Buffer.alloc(0);
      const one: Arriving = { size: 0, cut: stop };
      arriving.add(one);

      function leave(): void {
        arriving.delete(one);
        request.removeListener('data', take);
        request.removeListener('end', end);
      }
      function release(): void {
        held -= Math.max(0, one.size - each);
        one.size = 0;
        body = Buffer.alloc(0);
      }
      function stop(status: Cut): void {
        leave();
        release();
        cut(status);
      }
      function take(chunk: Buffer): void {
        const size = one.size + chunk.length;
        if (size > most) {
          stop(413);
          return;
        }
        held += Math.max(0, size - each) - Math.max(0, one.size - each);
        body = appended(body, one.size, chunk, Number.isNaN(declared) ? most : declared);
        one.size = size;
        while (size > each && held > shared && arriving.has(one)) largestOf(arriving).cut(503);
      }
      function end(): void {
        leave();
        whole(body.subarray(0, one.size));
      }

      request.on('data', take);
      request.on('end', end);
      response.on('close', () => {
        leave();
        release();
      });
    },
  };
}

/**
 * One buffer that grows, because a list of chunks takes hundreds of bytes for each, and a sender can make them of a byte.
 *
 * @param most the most there can be
 */
function appended(body: Buffer, size: number, chunk: Buffer, most: number): Buffer {
  if (size === 0 && chunk.length === most) return chunk;
  const needed = size + chunk.length;
  const grown =
    needed <= body.length ? body : Buffer.allocUnsafeSlow(Math.min(most, Math.max(needed, 2 * body.length)));
  if (grown !== body) body.copy(grown, 0, 0, size);
  chunk.copy(grown, size);
  return grown;
}

function largestOf(arriving: Iterable<Arriving>): Arriving {
  let found: Arriving | undefined;
  for (const one of arriving) if (found === undefined || one.size > found.size) found = one;
  if (found === undefined) throw new Error('no request is arriving');
  return found;
}
