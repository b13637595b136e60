import type { Server } from 'node:http';

export type Bounds = {
  /** The largest body, in bytes. */
  readonly bytes: number;
  /** The longest that the headers, and then the body, may take to arrive, in milliseconds. */
  readonly milliseconds: number;
};

/**
 * Far more than Slack sends: a form's state, the largest, holds some hundred fields of 3,000 characters. And far
 * longer than Slack takes: it waits three seconds for the whole of a delivery and its acknowledgement
 * (https://docs.slack.dev/apis/events-api/#responding).
 */
const usual: Bounds = { bytes: 1_048_576, milliseconds: 10_000 };

/**
 * Breaks a request off whose body is larger or slower than any of Slack's: a body is read whole before its signature
 * can be checked, so that anybody could fill the memory, or hold connections, otherwise.
 */
export function boundBodies(server: Server, { bytes, milliseconds }: Bounds = usual): void {
  server.headersTimeout = milliseconds;
  server.prependListener('request', (request) => {
    let size = 0;
    const late = setTimeout(() => request.destroy(), milliseconds);
    late.unref();
    request.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytes) request.destroy();
    });
  });
}
