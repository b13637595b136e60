import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { type Bounds, boundBodies } from '../../../src/adapters/slack/bound-bodies.ts';

let server: Server | undefined;

/** A server that answers with the size of what it was sent, and its port. */
async function listening(bounds: Bounds): Promise<number> {
  server = createServer((request, response) => {
    void text(request).then(
      (body) => response.end(String(body.length)),
      () => response.destroy(),
    );
  });
  boundBodies(server, bounds);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const post = (port: number, body: string): Promise<string> =>
  fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body }).then((response) => response.text());

it('a body up to the bound is read, and one beyond it is broken off', async () => {
  const port = await listening({ bytes: 1000, milliseconds: 10_000 });
  expect(await post(port, 'x'.repeat(1000))).toBe('1000');
  await expect(post(port, 'x'.repeat(1001))).rejects.toThrow();
  expect(await post(port, 'x')).toBe('1');
});

it('a request whose body does not come to its end is broken off', async () => {
  const port = await listening({ bytes: 1000, milliseconds: 20 });
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nx');
  expect(await text(socket).catch(() => '')).not.toContain('200');
  expect(server?.headersTimeout).toBe(20);
});
