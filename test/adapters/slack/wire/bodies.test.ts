import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBodies } from '../../../../src/adapters/slack/wire/bodies.ts';

/** Answers with what it read, or with the status it was cut off with. Holds answers back while asked to. */
let server: Server;
let holding: Array<() => void> | null;
const sockets: Socket[] = [];
const read: string[] = [];

beforeEach(async () => {
  const bodies = createBodies({ largest: 600, each: 100, shared: 500 });
  holding = null;
  read.length = 0;
  server = createServer((request, response) =>
    bodies.read(
      { request, response },
      {
        whole: (body) => {
          read.push(body.toString());
          const answer = (): void => void response.end(`whole ${body.length}`);
          if (holding === null) answer();
          else holding.push(answer);
        },
        cut: (status) => void response.writeHead(status, { connection: 'close' }).end('cut'),
      },
    ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

type Sender = { send(text: string): Promise<void>; heard(): string };

async function sender(headers: string): Promise<Sender> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const socket = connect(address.port, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${headers}\r\n\r\n`);
  return {
    // The pause lets the server read it before anything else is sent.
    async send(text) {
      socket.write(text);
      await new Promise((done) => setTimeout(done, 20));
    },
    heard: () => heard,
  };
}

const declaring = (length: number) => sender(`content-length: ${length}`);
const hears = (one: Sender, what: string) => expect.poll(one.heard).toContain(what);

it('reads a body as it was sent, in one piece or in many', async () => {
  const text = 'ä'.repeat(300);
  const atOnce = await declaring(600);
  await atOnce.send(text);
  await hears(atOnce, 'whole 600');
  const inPieces = await declaring(600);
  for (const part of text.match(/.{100}/g) ?? []) await inPieces.send(part);
  await hears(inPieces, 'whole 600');
  const inChunks = await sender('transfer-encoding: chunked');
  await inChunks.send('2\r\nä\r\n'.repeat(300));
  await inChunks.send('0\r\n\r\n');
  await hears(inChunks, 'whole 600');
  expect(read).toEqual([text, text, text]);
});

it('does not wait for a body that says it is too large', async () => {
  await hears(await declaring(601), ' 413 ');
});

it('cuts off a body that gets too large without saying so', async () => {
  const one = await sender('transfer-encoding: chunked');
  await one.send(`258\r\n${'x'.repeat(600)}\r\n`);
  expect(one.heard()).toBe('');
  await one.send('1\r\nx\r\n');
  await hears(one, ' 413 ');
});

it('cuts off the largest one where they do not fit together, and reads the small ones', async () => {
  const largest = await declaring(600);
  await largest.send('x'.repeat(400));
  const other = await declaring(600);
  await other.send('x'.repeat(300));
  expect([largest.heard(), other.heard()]).toEqual(['', '']);
  const third = await declaring(300);
  await third.send('x'.repeat(200));
  await hears(largest, ' 503 ');
  const small = await declaring(100);
  await small.send('x'.repeat(100));
  await hears(small, 'whole 100');
  await third.send('x'.repeat(100));
  await hears(third, 'whole 300');
});

it('counts a body until it is answered', async () => {
  holding = [];
  const held = await declaring(590);
  await held.send('x'.repeat(590));
  const second = await declaring(120);
  await second.send('x'.repeat(120));
  await hears(second, ' 503 ');
  for (const answer of holding) answer();
  await hears(held, 'whole 590');
  holding = null;
  const third = await declaring(590);
  await third.send('x'.repeat(590));
  await hears(third, 'whole 590');
});

it('counts a body no longer whose sender gave up', async () => {
  for (let times = 0; times < 3; times++) {
    const one = await declaring(600);
    await one.send('x'.repeat(590));
    expect(one.heard()).toBe('');
    sockets.at(-1)?.destroy();
    await new Promise((done) => setTimeout(done, 20));
  }
});
