import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A request that is sent byte by byte, as no well-behaved client does. */
export type RawRequest = { readonly socket: Socket; heard(): string };

/** Begins a request, to Bolt's path unless its first line says otherwise. @param headers without the line break at their end */
export async function beginRequest(
  port: number,
  headers: readonly string[],
  line = 'POST /slack/events HTTP/1.1',
): Promise<RawRequest> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  // What's closed on the other side while this one still sends is reported as an error.
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write([line, 'host: x', ...headers, '', ''].join('\r\n'));
  return { socket, heard: () => heard };
}

/** Headers that look as if Slack had signed the body. */
export function likeSigned(now: number): readonly string[] {
  return [`x-slack-request-timestamp: ${Math.floor(now / 1000)}`, `x-slack-signature: v0=${'0'.repeat(64)}`];
}
