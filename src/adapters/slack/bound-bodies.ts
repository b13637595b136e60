import type { Server } from 'node:http';

/** Far more than Slack sends: a form's state, the largest, holds some hundred fields of 3,000 characters. */
const mostBytes = 1_048_576;

/**
 * Breaks a request off whose body is larger than any of Slack's: a body is read whole before its signature can be
 * checked, so that anybody could fill the memory otherwise.
 */
export function boundBodies(server: Server, most: number = mostBytes): void {
  server.prependListener('request', (request) => {
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) request.destroy();
    });
  });
}
